### Страницы расчёта для сотрудника.

## Состояние
run-title = Расчёт { $n }
run-state-queued = Ждёт
run-state-running = Идёт
run-state-verified = Доказан
run-state-changed = Данные изменились
run-state-published = Опубликован
run-state-failed = Не удался
run-state-cancelled = Остановлен
run-waits = Ждёт второй подписи
run-since = Начат { $moment }.
run-by = Расчёт начал сотрудник { $who }.

## Ход
run-step-queued = Ждёт, когда освободится место для расчёта
run-step-read = Читает снимок данных
run-step-rules = Применяет правила
run-step-verify = Проверяет доказательство
run-step-audit = Сверяет с правилами и выбором
run-step-write = Записывает результат
run-stop = Остановить расчёт
run-stop-text = При остановке ничего не теряется: позже можно начать новый расчёт.
run-stopping = Расчёт останавливается.
run-failed = Расчёт не удался, ничего не изменилось. Передайте этот текст тому, кто обслуживает систему:
run-cancelled = Расчёт остановлен. Ничего не изменилось.

## Новый расчёт
run-new-title = Начать расчёт?
run-new-needs =
    { $n ->
        [one] { $n } заявление не получит места в этом расчёте: не хватает сведений.
        [few] { $n } заявления не получат места в этом расчёте: не хватает сведений.
       *[many] { $n } заявлений не получат места в этом расчёте: не хватает сведений.
    }
run-new-later = Если ввести сведения позже, понадобится новый расчёт.
run-new-first = Сначала выяснить
run-new-anyway = Всё равно начать

## Итог
run-took =
    { $n ->
        [one] рассчитано за { $n } секунду
        [few] рассчитано за { $n } секунды
       *[many] рассчитано за { $n } секунд
    }
run-took-no-time = рассчитано меньше чем за секунду
run-snapshot = Снимок данных
run-checked = Что проверено
run-checked-audit = Правила и выбор
run-checked-unique = Другого столь же хорошего распределения нет
run-checked-unchanged = Данные с тех пор не изменились
run-checked-changed = Данные с тех пор изменились

## Кому место
run-placed = Кому предоставлено место ({ $n })
run-others = Кому места нет и почему ({ $n })
run-col-organisation = Организация

## Что изменилось
run-changes = Что изменилось после расчёта
run-changes-title =
    { $n ->
        [one] После расчёта есть { $n } изменение
        [few] После расчёта есть { $n } изменения
       *[many] После расчёта есть { $n } изменений
    }
run-changes-text = Этот расчёт уже нельзя опубликовать: он ничего не знает об изменениях. Начните новый.
run-changes-more =
    { $n ->
        [one] Ещё { $n } изменение здесь не показано.
        [few] Ещё { $n } изменения здесь не показаны.
       *[many] Ещё { $n } изменений здесь не показано.
    }
run-change-file = Где
run-change-row = У кого
run-change-what = Что произошло
run-change-columns = Что изменено
run-change-added = добавлено
run-change-removed = убрано
run-change-changed = изменено
run-file-applicants-csv = Заявления
run-file-placements-csv = Вакансии
run-file-preferences-csv = Выбор
run-file-round-toml = Настройки набора
run-file-pack-toml = Правила
run-column-registered = время подачи
run-column-withdrawn = отзыв
run-column-lat = широта
run-column-lon = долгота
run-column-organisation = организация
run-column-title = название работы
run-column-capacity = число мест
run-column-placement = вакансия
run-column-rank = очерёдность

## Публикация
run-publish = Публикация
run-publish-text = Вторая подпись — ваша: просмотрите расчёт и опубликуйте его.
run-publish-own = Этот расчёт начали вы, поэтому опубликовать его может только другой сотрудник вашего учреждения.
run-publish-changed = Опубликовать нельзя: данные изменились.
run-publish-button = Опубликовать
run-publish-title = Опубликовать этот расчёт?
run-publish-refused = Расчёт не опубликован
run-publish-lead = После публикации каждый прочитает на своей странице, что стало с заявлением:
run-told-placed =
    { $n ->
        [one] { $n } человеку будет предложено место
        [few] { $n } людям будет предложено место
       *[many] { $n } людям будет предложено место
    }
run-told-waiting =
    { $n ->
        [one] { $n } человек узнает, что мест не хватило, почему и какой у него номер в списке ожидания
        [few] { $n } человека узнают, что мест не хватило, почему и какой у них номер в списке ожидания
       *[many] { $n } человек узнают, что мест не хватило, почему и какой у них номер в списке ожидания
    }
run-told-not-eligible =
    { $n ->
        [one] { $n } человек узнает, почему не может участвовать
        [few] { $n } человека узнают, почему не могут участвовать
       *[many] { $n } человек узнают, почему не могут участвовать
    }
run-told-needs-person =
    { $n ->
        [one] { $n } человек узнает, что заявление ещё рассматривает сотрудник
        [few] { $n } человека узнают, что заявление ещё рассматривает сотрудник
       *[many] { $n } человек узнают, что заявление ещё рассматривает сотрудник
    }
run-publish-answers = На предложение можно будет ответить до { $moment }.
run-publish-final = Опубликованное изменить уже нельзя.
run-publish-yes = Да, опубликовать
run-published-done = Результаты опубликованы.
run-published-at = Опубликовано { $moment }.
run-published-answers = Как отвечают на предложения
run-published-other = В этом наборе опубликован другой расчёт: { $moment }.

## Файлы
run-files = Файлы
run-get-placed = Список мест
run-get-others = Кто ждёт и почему
run-get-placements = Вакансии и сколько мест в них занято
run-get-report = Отчёт для думы, без имён
run-files-check = Для проверки
run-files-check-text = Снимок данных и доказательство: с ними расчёт можно повторить и проверить в другом месте.
run-files-all = Все файлы
run-files-care = В файлах есть персональные данные. Храните их только там, где их видят лишь сотрудники.
run-files-outcome = Итог и доказательство
run-files-round = Снимок, по которому рассчитано
run-files-size = { $n } КБ
