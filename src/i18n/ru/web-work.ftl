### Страницы сотрудника: что делать, набор, заявки.

## Что делать
work-none = Наборов пока нет
work-none-text = Здесь будут наборы вашего учреждения и то, что в каждом нужно сделать. Набор создаёт администратор.
work-figures = { $applications }, { $seats }.
work-opens = Заявки принимают с { $date }.
work-closes = Заявки принимают до { $date }.
work-closed = Заявки принимали до { $date }.
work-shut = Набор закрыт { $date }.
work-next = Что делать
work-next-opens = Приём заявок ещё не начался.
work-next-collect = Заявки ещё поступают. Обычно набор закрывают после срока.
work-next-decide =
    { $n ->
        [one] В { $n } заявке не хватает сведений: без них по правилам нельзя сказать, может ли человек получить место.
        [few] В { $n } заявках не хватает сведений: без них по правилам нельзя сказать, может ли человек получить место.
       *[many] В { $n } заявках не хватает сведений: без них по правилам нельзя сказать, может ли человек получить место.
    }
work-next-undecided =
    { $n ->
        [one] { $n } заявка участвует, но по какому-то из её выборов решения ещё нет: не хватает сведений.
        [few] { $n } заявки участвуют, но по какому-то из их выборов решения ещё нет: не хватает сведений.
       *[many] { $n } заявок участвуют, но по какому-то из их выборов решения ещё нет: не хватает сведений.
    }
work-next-close = Срок истёк. Закройте набор, и можно будет рассчитать распределение.
work-next-switch = Для набора предложена другая версия правил. Посмотрите, что она изменит, и решите.
work-button-switch = Посмотреть и решить
work-rules = Правила
work-rules-waiting = Предложена другая версия: { $version }
work-rules-all = Версии и что они изменят
work-next-start = Набор закрыт. Можно рассчитать распределение.
work-next-again =
    { $n ->
        [one] После последнего расчёта есть { $n } изменение. Публиковать его уже нельзя: нужен новый расчёт.
        [few] После последнего расчёта есть { $n } изменения. Публиковать его уже нельзя: нужен новый расчёт.
       *[many] После последнего расчёта есть { $n } изменений. Публиковать его уже нельзя: нужен новый расчёт.
    }
work-next-watch = Идёт расчёт.
work-next-sign = Расчёт проверен и ждёт второй подписи. Посмотрите его и опубликуйте.
work-next-sign-other = Ваш расчёт проверен. Опубликовать его может только другой сотрудник.
work-next-answers =
    { $n ->
        [one] Результаты опубликованы. Нет ответа ещё на { $n } предложение.
        [few] Результаты опубликованы. Нет ответа ещё на { $n } предложения.
       *[many] Результаты опубликованы. Нет ответа ещё на { $n } предложений.
    }
work-next-done = Результаты опубликованы, ответов на предложения больше не ждут.
work-button-decide = Посмотреть заявки
work-button-close = Закрыть набор
work-button-start = Начать расчёт
work-button-again = Начать новый расчёт
work-button-changes = Посмотреть изменения
work-button-watch = Следить
work-button-run = Открыть расчёт
work-button-sign = Просмотреть и опубликовать
work-button-back = Вернуться

## Набор
work-public = Страница набора с вакансиями
work-tile-applications =
    { $n ->
        [one] заявка
        [few] заявки
       *[many] заявок
    }
work-tile-eligible =
    { $n ->
        [one] соответствует правилам
        [few] соответствуют правилам
       *[many] соответствуют правилам
    }
work-tile-needs-person =
    { $n ->
        [one] должен рассмотреть сотрудник
        [few] должен рассмотреть сотрудник
       *[many] должен рассмотреть сотрудник
    }
work-tile-undecided =
    { $n ->
        [one] соответствует, но выбор не решён
        [few] соответствуют, но выбор не решён
       *[many] соответствуют, но выбор не решён
    }
work-tile-not-eligible =
    { $n ->
        [one] не соответствует
        [few] не соответствуют
       *[many] не соответствуют
    }
work-tile-withdrawn =
    { $n ->
        [one] отозвана
        [few] отозваны
       *[many] отозваны
    }
work-tile-seats =
    { $n ->
        [one] место в вакансиях
        [few] места в вакансиях
       *[many] мест в вакансиях
    }
work-offers-accepted = Предложения приняты
work-offers-open = Ждут ответа
work-offers-declined = Отказались
work-offers-expired = Срок истёк
work-runs = Расчёты
work-runs-none = Здесь будут расчёты набора. Первый можно начать, когда набор закрыт.
work-runs-none-closed = Расчётов ещё нет.
work-runs-number = Расчёт
work-runs-state = Состояние
work-runs-started = Когда и кто начал

## Спрос
work-demand-none = Вакансий пока нет
work-demand-none-text = Здесь будет видно, сколько человек выбирает каждую вакансию. Вакансии предлагают организации.
work-demand-title =
    { $people ->
        [one] Первый выбор указал { $people } человек
        [few] Первый выбор указали { $people } человека
       *[many] Первый выбор указали { $people } человек
    }; { $seats ->
        [one] есть { $seats } место
        [few] есть { $seats } места
       *[many] есть { $seats } мест
    }
work-demand-picture = Первый выбор и места в вакансиях, которые выбирают чаще всего
work-demand-desc = { $place }: первый выбор — { $people }, мест — { $seats }.
work-demand-others =
    { $n ->
        [one] Ещё { $n } вакансия — в таблице.
        [few] Ещё { $n } вакансии — в таблице.
       *[many] Ещё { $n } вакансий — в таблице.
    }
work-demand-table =
    { $n ->
        [one] Таблица: { $n } вакансия
        [few] Таблица: все { $n } вакансии
       *[many] Таблица: все { $n } вакансий
    }

## Закрытие набора
work-close-title = Закрыть набор?
work-close-one = Заявки и вакансии больше нельзя будет ни подать, ни изменить. Заявку можно будет только отозвать или дополнить выясненными сведениями.
work-close-two = Данные будут заморожены в снимке, который читает расчёт. Если они потом изменятся, следующий расчёт заморозит новый.
work-close-three = Открыть набор снова нельзя.
work-close-needs =
    { $n ->
        [one] В { $n } заявке ещё не хватает сведений. Их можно внести и после закрытия.
        [few] В { $n } заявках ещё не хватает сведений. Их можно внести и после закрытия.
       *[many] В { $n } заявках ещё не хватает сведений. Их можно внести и после закрытия.
    }
work-close-undecided =
    { $n ->
        [one] { $n } заявка участвует, но какой-то из её выборов не решён. Недостающие сведения можно ввести и после закрытия.
        [few] { $n } заявки участвуют, но какой-то из их выборов не решён. Недостающие сведения можно ввести и после закрытия.
       *[many] { $n } заявок участвуют, но какой-то из их выборов не решён. Недостающие сведения можно ввести и после закрытия.
    }
work-close-early = Закрыть до срока
work-close-early-why = Заявки принимают до { $date }. Кто ещё не подал заявку, больше не сможет этого сделать.
work-close-early-yes = Да, закрыть набор до объявленного срока
work-close-early-missing = Срок ещё не истёк. Если набор нужно закрыть сейчас, отметьте это здесь.
work-close-faults = Набор нельзя закрыть: из данных не получается снимок
work-close-done = Набор закрыт.

## Список заявок
work-list = Заявки
work-list-status = Состояние
work-list-any = Все
work-list-find = Номер, имя или контакт
work-list-show = Показать
work-list-found =
    { $n ->
        [one] { $n } заявка
        [few] { $n } заявки
       *[many] { $n } заявок
    }
work-list-none = Таких заявок нет. Попробуйте искать иначе.
work-list-empty = Здесь будут заявки набора. Пока нет ни одной.
work-list-pages = Страницы списка
work-list-page = Страница { $n }
work-col-number = Номер
work-col-name = Имя
work-col-registered = Подана
work-col-standing = Состояние
work-col-why = Почему
work-col-wishes = Выбор
work-twin = Возможно, повтор заявки { $number }
work-standing-eligible = Соответствует
work-standing-not-eligible = Не соответствует
work-standing-needs-person = Нужно рассмотреть
work-standing-undecided = Выбор не решён
work-standing-withdrawn = Отозвана
work-offer-open = Ждёт ответа
work-offer-accepted = Принято
work-offer-declined = Отказ
work-offer-expired = Нет ответа в срок
work-outcome = Результат
work-outcome-place = Место
work-outcome-waiting = Номер в списке ожидания
work-outcome-number = В списке ожидания: { $n }
work-outcome-offer = Предложение
work-outcome-offer-open = Ждёт ответа до { $moment }
work-outcome-offer-accepted = Принято { $moment }
work-outcome-offer-declined = Отказ { $moment }
work-outcome-offer-expired = Нет ответа до { $moment }
work-outcome-told = Что написано на странице заявителя, которую открывает код доступа

## Заявка
work-file-title = Заявка { $number }
work-file-tier = Приоритетная группа { $n }: { $name }
work-file-person = Заявитель
work-file-name = Имя
work-file-contact = Для связи
work-file-registered = Подана
work-file-arrival = { $moment }, номер { $n } в порядке поступления
work-file-rules = Правила, когда её записали
work-file-language = Язык
work-file-language-lv = латышский
work-file-language-en = английский
work-file-language-ru = русский
work-file-unsaid = Не указано
work-file-why = Почему
work-file-yes = Правила позволяют участвовать.
work-file-undecided =
    { $n ->
        [one] Но { $n } выбор не решён: пока сведений не хватает, место там не предоставляют.
        [few] Но { $n } выбора не решены: пока сведений не хватает, места там не предоставляют.
       *[many] Но { $n } выборов не решены: пока сведений не хватает, места там не предоставляют.
    }
work-file-withdrawn = Заявка отозвана и в наборе не участвует.
work-file-decide = Нужно выяснить
work-file-decide-text = Введите то, что выяснили. Решение по этим сведениям следует из правил.
work-file-nothing = Всё нужное известно.
work-file-other = Исправить другие сведения
work-file-choose = Выберите
work-file-hint-date = Например, 08.06.2020
work-file-hint-whole = Целое число
work-file-hint-text = Короткий текст
work-file-hint-periods = Например, с 1 марта по 30 апреля 2018 года: 2018-03-01..2018-04-30; несколько разделите точкой с запятой. Если таких нет, поставьте «-».
work-file-note = На чём это основано
work-file-note-hint = Документ или разговор и дата. Это видят только сотрудники.
work-file-save = Сохранить
work-file-saved = Сохранено. Состояние пересчитано.
work-file-next = Следующая (ещё { $n })
work-file-stale = Пока страница была открыта, заявка изменилась. Здесь то, что известно сейчас. Проверьте и сохраните снова.
work-file-ended = Результаты опубликованы: сведения больше нельзя изменить.
work-facts = Сведения
work-facts-sensitive = Чувствительные данные
work-facts-unknown = Неизвестно
work-facts-found = Выяснено: { $who }, { $when }
work-wishes = Выбор
work-wishes-none = Не выбрана ни одна вакансия.
work-wishes-rank = Выбор { $n }
work-wishes-gone = Вакансия { $number } отозвана.
work-wishes-possible = Можно работать
work-wishes-impossible = Нельзя работать
work-wishes-person = Нужно выяснить
work-history = История
work-history-looks =
    { $n ->
        [one] Заявку просмотрели { $n } раз
        [few] Заявку просмотрели { $n } раза
       *[many] Заявку просмотрели { $n } раз
    }
work-history-applicant = заявитель
work-did-apply = Подана
work-did-decide = Дополнены сведения
work-did-look = Просмотрена
work-did-withdraw = Отозвана
work-did-withdraw-duplicate = Отозвана как дубликат
work-did-accepted = Предложение принято
work-did-declined = Отказ от предложения
work-did-other = Другое действие
work-duplicates =
    { $n ->
        [one] { $n } группа возможных дубликатов ждёт решения
        [few] { $n } группы возможных дубликатов ждут решения
       *[many] { $n } групп возможных дубликатов ждут решения
    }
