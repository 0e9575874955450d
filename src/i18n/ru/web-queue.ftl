### Очередь: что требует сотрудника, кто этим занимается, и вопросы заявителям.
queue-title = Очередь дел
queue-lead = Всё, что в этом наборе ждёт сотрудника. Сначала то, у чего ближайший срок; затем то, что ждёт дольше. В конце – то, по чему ожидается ответ заявителя.
queue-whose = Кто этим занимается
queue-whose-all = Все
queue-whose-mine = Я
queue-whose-free = Пока не взято
queue-whose-waits = Ожидается ответ заявителя
queue-kind = Что сделать
queue-kind-decide = Заявки, по которым нужно решить
queue-kind-wishes = Нерешённые выборы
queue-kind-duplicates = Возможные дубликаты
queue-kind-placement = Вакансии, ожидающие утверждения
queue-kind-agreed = Неподтверждённые договорённости с работодателями
queue-kind-paper = Бумажные заявки, ожидающие второй подписи
queue-kind-request = Просьбы организаций
queue-kind-sign = Другие предложения
queue-kind-sheet = Незавершённые таблицы
queue-kind-objection = Возражения
queue-kind-mail = Письма, которые могли не дойти
queue-kind-consent = Нет согласия родителя или опекуна
queue-kind-document = Не получен документ
queue-kind-step = Ход набора
queue-found = { $n ->
    [one] { $n } дело
    [few] { $n } дела
   *[other] { $n } дел
}
queue-all = { $n ->
    [one] { $n } дело ждёт сотрудника
    [few] { $n } дела ждут сотрудника
   *[other] { $n } дел ждут сотрудника
}
queue-figures = { $all }; ваших: { $mine }
queue-none = Здесь ничего не ждёт.
queue-take = Взять
queue-back = Вернуть в очередь
queue-next = Моё следующее дело
queue-open = Открыть
queue-mine = Вы
queue-not-you = Это решает другой сотрудник: вы это предложили или решили.
queue-held-mine = Этим занимаетесь вы.
queue-held-none = Этим пока не занимаются.
queue-held = Этим занимается { $name }.
queue-due = до { $moment }
queue-was-due = срок был { $moment }
queue-waits = Ответ заявителя ожидается до { $moment }.
queue-silent = Заявитель не ответил до { $moment }.
queue-answered = Заявитель ответил.

## Что это
queue-what-decide = Заявка { $number }: решить, соответствует ли она
queue-what-wishes = Заявка { $number }: нерешённый выбор
queue-what-duplicates = Возможные дубликаты: { $number }
queue-what-placement = Вакансия ожидает утверждения: { $word }
queue-what-agreed = Заявка { $number }: договорённость ожидает подтверждения работодателя
queue-what-paper = Бумажная заявка { $number } ожидает второй подписи
queue-what-request = Просьба организации: { $word }
queue-what-request-about = Просьба организации: { $word }, заявка { $number }
queue-what-sign = Предложение: { $word }
queue-what-sign-about = Предложение: { $word }, заявка { $number }
queue-what-sheet = Незавершённая таблица
queue-what-objection-award = Возражение о предоставленном месте, заявка { $number }
queue-what-objection-decision = Возражение о решении, заявка { $number }
queue-what-mail = Заявка { $number }: письмо могло не дойти ({ $word })
queue-what-consent = Заявка { $number }: для предложения нет согласия
queue-what-document = Заявка { $number }: не получен документ ({ $word })

## Что теряется, если не решить
queue-lost-decide = Пока это не решено, расчёт не даёт этой заявке место.
queue-lost-wishes = Пока это не решено, расчёт не даёт этой заявке место по этому выбору.
queue-lost-duplicates = Пока это не решено, расчёт, который даёт место нескольким из этих заявок, опубликовать не разрешается.
queue-lost-placement = Если её не утвердить до закрытия набора, эти места в расчёте не участвуют.
queue-lost-agreed = Пока работодатель не подтвердил, расчёт эту договорённость не учитывает.
queue-lost-paper = Пока она не подписана, заявка не считается, и закрыть набор не разрешается.
queue-lost-request = Пока это не решено, всё остаётся как до просьбы.
queue-lost-sign = Пока второй сотрудник не решил, предложенное не происходит.
queue-lost-sheet = Пока она не завершена, эти строки не учтены; через 30 дней после отправки содержимое таблицы удаляется.
queue-lost-objection-award = Пока ответа нет, место, о котором возражение, другому не передаётся.
queue-lost-objection-decision = Пока ответа нет, человек не знает, остаётся ли решение в силе.
queue-lost-mail = Человек может не знать, о чём письмо.
queue-lost-mail-offer = Человек может не знать, о чём письмо, а срок предложения тем временем идёт.
queue-lost-consent = Без согласия принять предложение невозможно.
queue-lost-document = Срок прошёл; о документе человеку напоминает сотрудник.
queue-lost-step-open = Пока набор не открыт, подать заявку невозможно.
queue-lost-step-switch = Пока это не решено, в наборе действуют нынешние правила.
queue-lost-step-close = Пока набор не закрыт, распределение не рассчитывается.
queue-lost-step-start = Пока распределение не рассчитано, места не предоставлены.
queue-lost-step-again = Пока нет нового расчёта, опубликовать результаты не разрешается.
queue-lost-step-publish = Пока это не опубликовано, заявители не знают исхода.
queue-lost-step-correct = Пока нет расчёта исправления, исправленные сведения исхода не меняют.
queue-lost-step-refill = Пока их не передали дальше, эти места пустуют.
queue-lost-step-untold = Если люди не узнают о предложении, оно закончится без ответа.

## Что с этим делают
queue-assign = Передать коллеге
queue-colleague = Коллега
queue-assign-send = Передать
queue-notes = Заметки
queue-note = Заметка для коллег
queue-note-hint = Заявитель её не видит.
queue-note-save = Записать
queue-ask = Спросить заявителя
queue-ask-text = Заявителю отправляется письмо о том, что есть вопрос; сам вопрос можно прочитать на странице заявителя и там же ответить. До ответа или до указанного дня это дело стоит в конце очереди.
queue-question = Вопрос
queue-question-hint = Спросите об одном и поясните, зачем это нужно.
queue-until = До какого дня ждать
queue-ask-send = Отправить вопрос
queue-inquiries = Вопросы заявителю
queue-asked = Спрошено { $moment }; ответ ожидается до { $until }
queue-answer-came = Ответ { $moment }
queue-answer-heard = Ответ { $moment }, записал сотрудник
queue-answer = Записать ответ, который заявитель сказал
queue-answer-label = Что ответил заявитель
queue-answer-save = Записать
queue-gone = Данные удалены.
queue-said-none = В этом наборе вам сейчас делать нечего. Возьмите дело из очереди.
queue-said-taken = Теперь этим занимаетесь вы.
queue-said-back = Дело возвращено в очередь.
queue-said-assigned = Дело передано.
queue-said-noted = Записано.
queue-said-asked = Вопрос отправлен заявителю.
queue-said-answer = Ответ записан.

## Что читают заявители
my-inquiry-title = Вопросы о заявке
my-inquiry-none = Вопросов нет.
my-inquiry-waits-tu = О твоей заявке есть вопросы без ответа: { $n }.
my-inquiry-waits-jus = О вашей заявке есть вопросы без ответа: { $n }.
my-inquiry-open = Прочитать и ответить
my-inquiry-until = Ждём ответа до { $moment }
my-inquiry-answer = Ответ
my-inquiry-send = Отправить ответ
my-inquiry-answered = Отвечено { $moment }
my-inquiry-said = Ответ отправлен.

## Письма и журнал
mails-occasion-inquiry = Вопрос заявителю
mails-occasion-inquiry-soon = Скоро нужно ответить на вопрос
mails-occasion-recorded = Запись от имени претендента или о нём
mail-inquiry-heading = Заявка { $number }: есть вопрос
mail-inquiry-body =
    О заявке { $number } ({ $round }) есть вопрос. Ждём ответа до { $moment }.

    Прочитать вопрос и ответить на него можно здесь: { $link }

    Это письмо отправила система; отвечать на него не нужно.
mail-inquiry-soon-heading = Заявка { $number }: вопрос ещё ждёт ответа
mail-inquiry-soon-body =
    На вопрос о заявке { $number } ({ $round }) ещё нет ответа. Ждём ответа до { $moment }.

    Прочитать вопрос и ответить на него можно здесь: { $link }
    Понадобятся номер заявки и код доступа.

    Это письмо отправила система; отвечать на него не нужно.
mail-recorded-heading = Заявка { $number }: сотрудник внёс запись
mail-recorded-body =
    Сотрудник учреждения внёс запись о заявке { $number } ({ $round }): например, ответ на предложение, отзыв заявки или то, что Вы не вышли на работу.

    Что записано, прочитайте здесь: { $link }
    Понадобятся номер заявки и код доступа. Если запись неверна, обратитесь в учреждение.

    Это письмо отправила система; отвечать на него не нужно.
paper-inquiry-heading = Вопрос о заявке
paper-inquiry = О заявке есть вопрос. Ждём ответа до { $moment }:
refused-task-over = Это дело больше не ждёт сотрудника: оно сделано, или в наборе что-то изменилось.
refused-task-taken = Этим уже занимается { $name }.
refused-task-free = Этим больше не занимаются. Откройте страницу снова.
refused-task-not-for = Это решает другой сотрудник, а не тот, кто это предложил или решил.
refused-task-no-person = Некого спросить: заявка отозвана или удалена, или дело не о заявке.
refused-task-asked = Заявителя об этом уже спросили, и ответ ещё ожидается.
refused-inquiry-answered = На этот вопрос уже ответили.
wrong-inquiry-day = Укажите день после сегодняшнего.
admin-did-task-take = Дело взято из очереди
admin-did-task-back = Дело возвращено в очередь
admin-did-task-assign = Дело передано коллеге
admin-did-task-note = Записана заметка в очереди
admin-did-look-task = Просмотр дела в очереди
admin-did-inquiry-ask = Заявителю задан вопрос
admin-did-inquiry-answer = Получен ответ на вопрос
admin-did-inquiry-heard = Записан ответ заявителя
work-did-task-take = Взято сотрудником
work-did-task-back = Возвращено в очередь
work-did-task-assign = Передано коллеге
work-did-task-note = Записана заметка
work-did-inquiry-ask = Заявителю задан вопрос
work-did-inquiry-answer = Заявитель ответил на вопрос
work-did-inquiry-heard = Записан ответ заявителя

## Одно сведение для нескольких заявлений
many-link = Выяснить сразу для нескольких
many-title = Выяснено о нескольких
many-lead = Если о нескольких заявлениях выяснено одно и то же, например по списку школы, введите это один раз. До сохранения вы увидите, что изменится в каждом заявлении.
many-none = Нет заявлений, о которых нужно что-то выяснить.
many-facts = Что нужно выяснить
many-wait = { $n ->
    [one] ждёт { $n } заявление
    [few] ждут { $n } заявления
    [many] ждут { $n } заявлений
   *[other] ждут { $n } заявления
}
many-nobody = Этого не ждёт ни одно заявление.
many-who = О каких заявлениях
many-first = { $n ->
    [one] Показано первое { $n }.
    [few] Показаны первые { $n }.
    [many] Показаны первые { $n }.
   *[other] Показаны первые { $n }.
}
many-of = { $n ->
    [one] Всего ждёт { $n }; после сохранения здесь появятся следующие.
    [few] Всего ждут { $n }; после сохранения здесь появятся следующие.
    [many] Всего ждут { $n }; после сохранения здесь появятся следующие.
   *[other] Всего ждут { $n }; после сохранения здесь появятся следующие.
}
many-all = Отметить всех, кем не занимаются коллеги
many-clear = Снять отметки
many-busy = Этим занимается коллега
many-besides = Нужно выяснить также: { $facts }
many-look = Посмотреть, что изменится
many-check-title = Что изменится
many-check = Проверьте заявления. Пока ничего не сохранено.
many-effect = { $n ->
    [one] { $n } заявление
    [few] { $n } заявления
    [many] { $n } заявлений
   *[other] { $n } заявления
}
many-save = { $n ->
    [one] Сохранить в { $n } заявлении
    [few] Сохранить в { $n } заявлениях
    [many] Сохранить в { $n } заявлениях
   *[other] Сохранить в { $n } заявления
}
many-said = Сохранено во всех отмеченных заявлениях. Состояние пересчитано.
