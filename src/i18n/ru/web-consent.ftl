### Согласие родителя или опекуна на предложенное место.

## На странице претендента
my-consent-ahead = Если место предложат, для его принятия потребуется согласие родителя или опекуна.
my-consent-missing = Чтобы принять место, нужно согласие родителя или опекуна. Его ещё нет.
my-consent-refused = Родитель или опекун не согласился. Без согласия принять место невозможно.
my-consent-taken-back = Родитель или опекун отозвал согласие. Без него принять место невозможно.
my-consent-given = Согласие родителя или опекуна получено { $moment }
my-consent-name = Указать родителя или опекуна
my-consent-look = Как даётся согласие
my-guardian-title = Согласие родителя или опекуна
my-guardian-lead = Если в первый рабочий день не достигнут возраст, установленный в наборе ({ $age }), для принятия места нужно согласие одного из родителей или опекуна.
my-guardian-norm = Основание: { $title }, { $place }
my-guardian-none = Для этой заявки согласие не нужно.
my-guardian-now = Указан родитель или опекун: { $name }, { $contact }
my-guardian-how-mail = Когда место предложено, на указанный адрес электронной почты отправляется ссылка. По ней родитель или опекун открывает предложение и отвечает, согласен ли он.
my-guardian-how-counter = У организатора набора родитель или опекун получает номер и код, открывающие предложение, или подаёт подписанное согласие на бумаге.
my-guardian-how-paper = Согласие даётся на бумаге: родитель или опекун подписывает его, и его передают организатору набора.
my-guardian-form = Кто из родителей или опекунов ответит
my-guardian-name = Имя и фамилия родителя или опекуна
my-guardian-contact = Электронная почта или телефон родителя или опекуна
my-guardian-contact-hint = Если электронной почты нет, укажите телефон: тогда о предложении сообщит сотрудник.
my-guardian-save = Сохранить
my-guardian-fixed = Родитель или опекун уже ответил; другого указывает сотрудник организатора.
my-guardian-said = Родитель или опекун указан.
offer-guardian = { $what }; ответил родитель или опекун

## Страница родителя или опекуна
guardian-title = Согласие на работу
guardian-number = Заявка { $number }
guardian-lead = { $name }, в этой заявке вы указаны как родитель или опекун. Претендент: { $person }.
guardian-authority = Набор проводит { $authority }. Если вы не родитель и не опекун этого претендента, не отвечайте и сообщите организатору.
guardian-withdrawn = Заявка отозвана.
guardian-no-offer = Предложения пока нет, поэтому ответ ещё не нужен.
guardian-not-asked = Для этого предложения согласие не нужно.
guardian-place = Предложенное место
guardian-work = Работа
guardian-organisation = Организация
guardian-starts = Начало работы
guardian-answer-by = Ответить до
guardian-state = Предложение
guardian-round = Подробнее о работах и правилах — на странице набора
guardian-said-none = Ответа ещё нет.
guardian-said-given = Согласие дано { $moment }
guardian-said-refused = В согласии отказано { $moment }
guardian-said-taken-back = Согласие отозвано { $moment }
guardian-on-paper = { $what }; подписано на бумаге
guardian-button-given = Согласен
guardian-button-refused = Не согласен
guardian-button-taken-back = Отозвать согласие
guardian-button-accept = Принять место
guardian-button-decline = Отказаться от места
guardian-ask-given = Вы согласны?
guardian-ask-given-text = { $person } сможет принять это место: { $place }. Пока место не принято, согласие можно отозвать.
guardian-ask-refused = Вы не согласны?
guardian-ask-refused-text = Без согласия принять это место невозможно: { $place }. До конца срока ответ можно изменить.
guardian-ask-taken-back = Отозвать согласие?
guardian-ask-taken-back-text = Без согласия принять это место невозможно: { $place }. До конца срока можно согласиться снова.
guardian-ask-accept = Принять место?
guardian-ask-accept-text = Место будет принято: { $place }. Это отмечается как ответ родителя или опекуна.
guardian-ask-decline = Отказаться от места?
guardian-ask-decline-text = { $place }. После этого место может получить другой, и изменить ответ невозможно.
guardian-back = Ничего не менять
guardian-done = Ответ сохранён.
guardian-link-title = Согласие на работу
guardian-link-lead = Этот адрес электронной почты кто-то указал как адрес родителя или опекуна. На странице будут видны номер и код, с которыми её можно открыть снова.
guardian-link-open = Открыть
guardian-code-title = Номер и код для согласия
guardian-code-own = Запишите номер и код: с ними страницу согласия можно открыть снова. Претенденту они не нужны.
guardian-code-staff = Передайте номер и код родителю или опекуну, а не претенденту. Прежний код больше не действует.
guardian-code-on = На страницу согласия
guardian-code-back = Назад к согласию
nav-guardian = Согласие

## На страницах сотрудников
consents-title = Предложения, ожидающие согласия
consents-lead = Здесь открытые предложения, для которых нужно согласие родителя или опекуна и его нет.
consents-none = Таких предложений сейчас нет.
consents-not-asked = В этом наборе согласия не требуется.
consents-until = Ответить до { $moment }
consents-guardian = Родитель или опекун: { $name }, { $contact }
consents-unnamed = Родитель или опекун не указан. Претендент: { $contact }
consents-open = Согласие
consent-page = Согласие: заявка { $number }
consent-no-offer = Предложения ещё нет. Согласие записывают, когда место предложено.
consent-same-contact = Указанный контакт тот же, что в заявке. Убедитесь, что отвечает родитель или опекун.
consent-by-page = { $what }; на странице: { $name }, { $contact }
consent-by-paper = { $what }; на бумаге подписал(а) { $who }, { $day }; записал(а) { $by }
consent-name = Указать родителя или опекуна
consent-code = Номер и код для родителя или опекуна
consent-code-text = С ними родитель или опекун открывает предложение и отвечает. Прежде чем дать их, убедитесь, кто он. Прежний код перестанет действовать.
consent-code-letter = Напечатать письмо с новым номером и кодом
consent-code-give = Дать номер и код
consent-paper = Записать подписанную бумагу
consent-paper-what = Что сказано на бумаге
consent-paper-given = Согласен
consent-paper-refused = Не согласен
consent-paper-taken-back = Отзывает согласие
consent-paper-who = Кто подписал
consent-paper-who-hint = Имя и фамилия и кем он приходится претенденту, например, мать.
consent-paper-day = День подписи
consent-paper-note = Примечание
consent-paper-note-hint = Не обязательно. Сведения о здоровье здесь не нужны.
consent-said = Сказанное на бумаге записано.

## Письма
mails-occasion-guardian-asked = Родителю или опекуну: ждём согласия
mails-occasion-guardian-soon = Родителю или опекуну: скоро срок
mails-occasion-consent = Новость о согласии
mail-guardian-asked-heading = Ждём вашего ответа
mail-guardian-asked-body =
    Кто-то указал вас как родителя или опекуна: { $round }.
    Нужно кое-что прочитать и ответить до { $moment }.

    Откройте этот адрес; он действует один раз: { $link }
    Там вы увидите код, с которым вместе с номером { $number } страницу можно открыть снова.

    Если это предназначено не вам, делать ничего не нужно.
mail-guardian-soon-heading = Скоро закончится время для ответа
mail-guardian-soon-body =
    Кто-то указал вас как родителя или опекуна, и вашего ответа ещё нет: { $round }.
    Ответить можно до { $moment }.

    Откройте этот адрес; он действует один раз: { $link }
    Страница открывается и с номером { $number } и кодом.

    Если это предназначено не вам, делать ничего не нужно.
mail-consent-heading = Заявка { $number }: есть новости
mail-consent-body =
    По заявке { $number } есть новости: { $round }.

    Прочитайте их здесь: { $link }
    Нужны номер заявки и код доступа.

    Это письмо отправила система; отвечать на него не нужно.

## Документы после предложения
asked-after-consent = Согласие
asked-after-papers = Документы
papers-title = Документы, которые нужно подать
papers-own = Их передают организатору набора. О справке врача хранится лишь то, что она получена.
papers-page = Документы: заявка { $number }
papers-lead = Запишите, получен ли документ. Что в нём сказано, здесь не пишут.
papers-none = Пока место не принято или если набор ничего не требует, документов здесь нет.
papers-due = Подать до { $day }
papers-received = Получен { $moment }
papers-late = Просрочен
papers-here = Получен
papers-undo = Не получен
papers-said = Записано.
round-consent-label = Согласие
round-papers-label = После принятия места, в зависимости от возраста, подают
