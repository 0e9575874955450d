### Условия набора помимо правил о людях: список, формы и что значило бы изменение.

conditions-link = Дополнительные условия: квоты, зарезервированные места, бюджет
conditions-lead = Что распределение соблюдает помимо правил о людях.
conditions-fixed = Набор открыт, поэтому его условия остаются какими есть.
conditions-waits = Предложено открыть набор. Пока об этом не решено, условия остаются такими, какими были при предложении.
conditions-none = Дополнительных условий у набора нет.
conditions-of-pack = Из пакета правил.
conditions-of-round = Этого набора.
conditions-of-in-place = Этого набора, вместо указанного в пакете правил.
conditions-source = Источник:
conditions-add = Добавить условие
conditions-change = Изменить
conditions-change-named = Изменить: { $condition }
conditions-remove-button = Убрать
conditions-remove-named = Убрать: { $condition }
conditions-back = Назад к условиям
conditions-beside = Задано в другом месте
conditions-excludes = Если кто-то подаёт заявку и в набор этих программ, заявки показывают сотруднику, и он решает: { $programmes }.

## Вид
conditions-new = Новое условие
conditions-change-title = Изменить условие
conditions-kind = О чём условие?
conditions-next = Продолжить
conditions-kinds-others = Здесь не добавить
conditions-kind-there = Такое условие у набора уже есть; его меняют в списке.
conditions-kind-applicant-cap = Ограничивает, сколько человек одной группы получит место.
conditions-example-applicant-cap = Пример: в Лиепае места делят по школам.
conditions-kind-placement-cap = Ограничивает, сколько мест выделят по вакансиям одной группы.
conditions-example-placement-cap = Пример: в Цибле в 2021 году — три места на волость.
conditions-kind-reserve = Сохраняет места для группы; ненужное ей получают другие.
conditions-example-reserve = Пример: в Даугавпилсе в 2020 году — 170 мест для многодетных семей.
conditions-kind-budget = Выделяет не больше мест, чем можно оплатить.
conditions-example-budget = Пример: в Елгаве в 2025 году — 86 000 евро на всё лето.
conditions-kind-open-min = Вакансия, где слишком мало людей, не работает совсем.
conditions-example-open-min = Вымышленный пример: детский лагерь, который в смене работает, если придут трое.
conditions-kind-together = Кто вместе, получают места все или не получает ни один.
conditions-example-together = Вымышленный пример: брат и сестра, которые ездят на работу вместе.
conditions-kind-pin = Кто договорился с работодателем, получает именно эту вакансию.
conditions-example-pin = Пример: в летних работах ГАЗ 2026 года школьники и работодатели договариваются заранее.
conditions-kind-lacks-applicant-cap = В правилах о людях нет ничего, по чему составить группы.
conditions-kind-lacks-placement-cap = В правилах о вакансиях нет ничего, по чему составить группы.
conditions-kind-lacks-reserve = В правилах о людях нет ничего, по чему определить группу.
conditions-kind-lacks-open-min = В правилах о вакансиях нет числа, которое могло бы быть наименьшим числом людей.
conditions-kind-lacks-together = В правилах о людях нет ничего, что могло бы сказать, кто с кем вместе.
conditions-kind-lacks-pin = В правилах о людях нет ничего, что могло бы назвать оговорённую вакансию.

## Что требует условие
condition-value-yes = да
condition-value-no = нет
condition-whose = { $fact }: { $value }
condition-offered = { $words } ({ $n })
condition-says-applicant-cap =
    Из людей одной группы (по признаку: { $by }) место получает не более { $n ->
        [one] { $n } человека
       *[other] { $n } человек
    }.
condition-says-applicant-cap-named = Ограничены некоторые группы людей (по признаку: { $by }):
condition-says-applicant-cap-each =
    { $group }: не более { $n ->
        [one] { $n } человека
       *[other] { $n } человек
    }
condition-says-placement-cap =
    По вакансиям одной группы (по признаку: { $by }) выделяется всего не более { $n ->
        [one] { $n } места
       *[other] { $n } мест
    }.
condition-says-placement-cap-named = Ограничены некоторые группы вакансий (по признаку: { $by }):
condition-says-placement-cap-each =
    { $group }: не более { $n ->
        [one] { $n } места
       *[other] { $n } мест
    }
condition-says-reserve =
    { $n ->
        [one] { $n } место сохраняется
        [few] { $n } места сохраняются
        [many] { $n } мест сохраняются
       *[other] { $n } места сохраняются
    } для людей с признаком «{ $people }». Что этой группе не нужно, получают другие.
condition-says-reserve-at =
    { $n ->
        [one] { $n } место сохраняется
        [few] { $n } места сохраняются
        [many] { $n } мест сохраняются
       *[other] { $n } места сохраняются
    } для людей с признаком «{ $people }» по вакансиям с признаком «{ $places }». Что этой группе не нужно, получают другие.
condition-says-budget = Все места вместе могут стоить не более { $limit }; одно место стоит { $cost }.
condition-says-budget-at = Считаются вакансии с признаком «{ $places }».
condition-says-extra-inside = Для людей с признаком «{ $people }» место стоит на { $cost } больше, и это входит в предел.
condition-says-extra-outside = Для людей с признаком «{ $people }» место стоит на { $cost } больше — вне предела, отдельной строкой.
condition-says-open-min = По вакансии работает не меньше людей, чем указано в «{ $column }», или не работает ни один.
condition-says-together = Люди с одинаковым «{ $column }» получают места все вместе или не получает ни один.
condition-says-pin = У кого в «{ $column }» указана вакансия, получает именно её.

## Вопросы
condition-ask-name = Название условия
condition-hint-name = Как его прочтут люди, например «одна школа». Название стоит на публичной странице набора и в причинах.
condition-ask-source = Откуда оно следует?
condition-hint-source = Решение или пункт, например «Пункт 5 решения думы от 14.05.2027». Можно оставить пустым.
condition-ask-by = По чему составляют группы?
condition-hint-by = Одна группа — те, у кого совпадает всё отмеченное.
condition-by = Группы по признаку: { $by }
condition-by-other = Выбрать другие группы
condition-ask-max-applicant-cap = Сколько человек одной группы может получить место?
condition-hint-max-applicant-cap = Одно число для всех групп, например 24. Можно оставить пустым, если ниже есть числа для отдельных групп.
condition-hint-alone-applicant-cap = Одно число для всех групп, например 24.
condition-ask-max-placement-cap = Сколько мест можно выделить в одной группе?
condition-hint-max-placement-cap = Одно число для всех групп, например 10. Можно оставить пустым, если ниже есть числа для отдельных групп.
condition-hint-alone-placement-cap = Одно число для всех групп, например 10.
condition-ask-each = Другие числа для отдельных групп
condition-hint-each = Число здесь действует вместо указанного выше. Где ничего не написано, действует указанное выше.
condition-group-people =
    { $group } ({ $n ->
        [one] { $n } заявка
        [few] { $n } заявки
        [many] { $n } заявок
       *[other] { $n } заявки
    })
condition-group-places =
    { $group } ({ $n ->
        [one] { $n } вакансия
        [few] { $n } вакансии
        [many] { $n } вакансий
       *[other] { $n } вакансии
    })
condition-ask-seats = Сколько мест сохраняется?
condition-ask-people = Для кого?
condition-hint-people = В скобках: в скольких заявках набора так сказано сегодня.
condition-ask-places = По каким вакансиям?
condition-hint-places = В скобках: в скольких вакансиях набора так сказано сегодня.
condition-ask-limit = Сколько можно потратить всего?
condition-hint-limit = Целое число, например 86000: евро, если и расходы в евро.
condition-ask-cost = Сколько стоит одно место?
condition-hint-cost = Целое число в тех же деньгах, например 500.
condition-ask-extra = Для кого место стоит больше?
condition-hint-extra = Например, для людей с инвалидностью, которым оплачивают помощника.
condition-ask-extra-cost = На сколько больше?
condition-hint-extra-cost = Нужно, если сказано, для кого место стоит больше.
condition-ask-counts = Входят ли дополнительные расходы в предел?
condition-counts-no = Нет: они вне предела, и из-за них без места не остаются те, для кого место стоит больше.
condition-counts-yes = Да: тогда первыми без места могут остаться те, для кого место стоит больше.
condition-ask-column-open-min = Где указано наименьшее число людей?
condition-ask-column-together = Где указано, кто вместе?
condition-ask-column-pin = Где указана оговорённая вакансия?
condition-pick-choose = Выберите
condition-pick-everywhere = По всем вакансиям
condition-pick-nobody = Без дополнительных расходов
condition-pick-stands = Как сейчас

## Что значило бы изменение
conditions-check-button = Посмотреть, что это значит
conditions-check = Проверьте условие
conditions-remove = Убрать условие?
conditions-until-now = До сих пор:
conditions-touched = Кого это касается сегодня
conditions-clash = Противоречия
conditions-clash-none = По сегодняшним данным оно не противоречит другим условиям.
conditions-clash-idle = Другим условиям оно не противоречит, но названные выше вакансии с ним работать не будут, и места в них останутся свободными. Проверьте, так ли задумано.
conditions-clash-none-left = По сегодняшним данным остальные условия друг другу не противоречат.
conditions-clash-unsure = Выяснить, противоречат ли условия друг другу, не удалось за отведённое время. Это покажет расчёт.
conditions-clash-found = Сохранить его всё же можно, но, пока это так, распределения нет.
conditions-written = Что будет записано в настройках
conditions-save = Сохранить
conditions-save-idle = Всё равно сохранить
conditions-edit = Изменить ответы
conditions-remove-sure = Да, убрать
conditions-said = Условие сохранено.
conditions-said-removed = Условие убрано.
conditions-stale = Тем временем условия изменены в другом окне или коллегой
conditions-stale-now = Теперь они такие:
conditions-stale-typed = Введённое вами стоит ниже и ещё не сохранено. Проверьте и сохраните ещё раз.
conditions-stale-remove = Условие, которое вы хотели убрать, стоит ниже и ещё действует. Проверьте и подтвердите ещё раз.
condition-col-most = Не более
condition-col-least = Не менее
condition-more =
    { $n ->
        [one] Ещё { $n } здесь не показан.
        [few] Ещё { $n } здесь не показаны.
        [many] Ещё { $n } здесь не показаны.
       *[other] Ещё { $n } здесь не показаны.
    }
condition-touch-nobody = Заявок ещё нет.
condition-touch-applicant-cap = В группах с ограничением учтено заявок: { $n } из { $all }.
condition-touch-reserve = В этой группе заявок: { $n } из { $all }.
condition-touch-budget = С дополнительными расходами заявок: { $n } из { $all }.
condition-touch-together = Вместе с другими заявок: { $n } из { $all }.
condition-touch-pin = С оговорённой вакансией заявок: { $n } из { $all }.
condition-touch-unknown =
    { $n ->
        [one] Ещё о { $n } заявке это неизвестно.
        [few] Ещё о { $n } заявках это неизвестно.
        [many] Ещё о { $n } заявках это неизвестно.
       *[other] Ещё о { $n } заявки это неизвестно.
    }
condition-touch-places =
    Это касается { $n ->
        [one] { $n } вакансии
        [few] { $n } вакансий
        [many] { $n } вакансий
       *[other] { $n } вакансии
    }; мест в них всего: { $seats }.
condition-touch-places-none = Сегодняшних вакансий это не касается.
condition-touch-places-unknown =
    { $n ->
        [one] О { $n } вакансии это неизвестно.
        [few] О { $n } вакансиях это неизвестно.
        [many] О { $n } вакансиях это неизвестно.
       *[other] О { $n } вакансии это неизвестно.
    }
condition-touch-pair = { $number }: { $title }
condition-remark-people-over =
    { $n ->
        [0] Нет группы, в которой заявок больше предела.
        [one] В { $n } группе заявок больше предела.
        [few] В { $n } группах заявок больше предела.
        [many] В { $n } группах заявок больше предела.
       *[other] В { $n } группы заявок больше предела.
    }
condition-remark-seats-over =
    { $n ->
        [0] Нет группы, в которой мест больше предела.
        [one] В { $n } группе мест больше предела: все её места не будут выделены.
        [few] В { $n } группах мест больше предела: все их места не будут выделены.
        [many] В { $n } группах мест больше предела: все их места не будут выделены.
       *[other] В { $n } группы мест больше предела: все их места не будут выделены.
    }
condition-remark-reserve-seats = Сохраняемых мест { $seats }, а всего мест по вакансиям { $n }.
condition-remark-reserve-people = В этой группе сегодня заявок меньше, чем сохраняемых мест: { $n } и { $seats }.
condition-remark-reserve-aim = Зарезервированные места войдут и в цели набора, сразу после числа получивших место: иначе они бы не сохранялись.
condition-idle = В настройках набора зарезервированных мест нет среди целей: сейчас они не сохраняются.
condition-remark-budget = Денег хватает на { $n } из { $seats } мест.
condition-remark-open-min =
    { $n ->
        [one] В { $n } вакансии мест меньше наименьшего числа людей: она не будет работать.
        [few] В { $n } вакансиях мест меньше наименьшего числа людей: они не будут работать.
        [many] В { $n } вакансиях мест меньше наименьшего числа людей: они не будут работать.
       *[other] В { $n } вакансии мест меньше наименьшего числа людей: они не будут работать.
    }
condition-remark-pin-lost =
    { $n ->
        [one] В { $n } заявке названа вакансия, которой в наборе нет.
        [few] В { $n } заявках названы вакансии, которых в наборе нет.
        [many] В { $n } заявках названы вакансии, которых в наборе нет.
       *[other] В { $n } заявки названы вакансии, которых в наборе нет.
    }
