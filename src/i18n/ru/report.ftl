### Отчёт о распределении мест.

## Рамка
programme-public-works = Оплачиваемые временные общественные работы
programme-summer-jobs = Летняя занятость школьников
programme-mentors = Наставники для молодёжи
programme-respite-care = Услуга «передышки»
programme-workshops = Специализированные мастерские
programme-other = Другая программа
report-title = { $round }: отчёт о распределении мест · Talka
report-kind = Отчёт о распределении мест
report-skip = Перейти к содержанию
report-round-unnamed = Набор без названия
report-tag-proven = Доказано
report-tag-unproven = Не доказано
report-none = –
report-lead =
    { $applications ->
        [one] Подана { $applications } заявка
        [few] Подано { $applications } заявки
       *[many] Подано { $applications } заявок
    } на { $seats ->
        [one] { $seats } место
        [few] { $seats } места
       *[many] { $seats } мест
    }. Место получили { $placed ->
        [one] { $placed } человек
        [few] { $placed } человека
       *[many] { $placed } человек
    }, { $waiting ->
        [one] ожидает { $waiting } человек
        [few] ожидают { $waiting } человека
       *[many] ожидают { $waiting } человек
    }.
report-lead-no-applications = В этом наборе нет ни одной заявки.
report-lead-proven = Доказано: лучшего распределения нет.
report-lead-unproven = Не доказано, что лучшего распределения нет: что доказано, а что нет, сказано в конце отчёта.
report-meta-pack = Правила: { $pack }, версия { $version }
report-meta-snapshot = Контрольная сумма данных { $digest }
report-meta-refill =
    Передача свободных мест: { $kept ->
        [one] { $kept } человек сохраняет прежнее место
        [few] { $kept } человека сохраняют прежние места
       *[many] { $kept } человек сохраняют прежние места
    }, { $new ->
        [one] { $new } человек получил место сейчас
        [few] { $new } человека получили места сейчас
       *[many] { $new } человек получили места сейчас
    }. Докуда хватило мест и кто мог их получить, сказано о тех, кто ждал в очереди
report-date-opens = Заявки с { $date }
report-date-closes = Объявленный срок подачи заявок { $date }
report-date-draw = Жеребьёвка { $date }
report-date-decided = Решение { $date }
report-date-published = Публикация { $date }
report-date-answers = Объявленный срок ответов { $date }
report-date-starts = Работа с { $date }
report-date-ends = Работа до { $date }
report-date-reference = Данные на { $date }
report-footer = В отчёте есть номера заявок, но нет имён людей и персональных кодов. Распределение становится решением, когда его утвердит сотрудник.

## Числа
report-tile-applications =
    { $n ->
        [one] заявка
        [few] заявки
       *[many] заявок
    }
report-tile-eligible =
    { $n ->
        [one] соответствует правилам
       *[other] соответствуют правилам
    }
report-tile-placed =
    { $n ->
        [one] получил место
       *[other] получили место
    }; всего мест { $seats }
report-tile-waiting =
    { $n ->
        [one] ожидает
       *[other] ожидают
    }
report-tile-first = получили первый вариант
report-applications =
    { $n ->
        [one] { $n } заявка
        [few] { $n } заявки
       *[many] { $n } заявок
    }
report-seats =
    { $n ->
        [one] { $n } место
        [few] { $n } места
       *[many] { $n } мест
    }
report-people =
    { $n ->
        [one] { $n } человек
        [few] { $n } человека
       *[many] { $n } человек
    }
report-choice = { $n }-й вариант
report-choice-further = { $n }-й вариант и далее

## Столбцы таблиц
report-col-outcome = Итог
report-col-application = Заявка
report-col-applications = Заявки
report-col-share = Доля
report-col-group = Группа
report-col-placed = Получили место
report-col-seats = Места
report-col-filled = Занято
report-col-placement = Вакансия
report-col-cutoff = Мест хватило
report-col-wished = Выбрали
report-col-possible = Могли работать
report-col-first = Первой
report-col-why = Почему
report-col-empty = Свободно
report-col-choice = Вариант
report-col-people = Люди
report-col-tier = Приоритетная группа
report-col-distance = Расстояние
report-col-cases = Случаи
report-col-reason = Причина
report-col-source = Источник
report-col-where = Вакансия

## От заявки до места
report-funnel-title =
    { $applications ->
        [one] Место получили { $placed } из { $applications } претендента
        [few] Место получили { $placed } из { $applications } претендентов
       *[many] Место получили { $placed } из { $applications } претендентов
    }
report-funnel-none = Заявок нет
report-funnel-none-text = Здесь будет видно, что стало с каждой заявкой. Проверьте, введены ли заявки.
report-funnel-waiting =
    { $n ->
        [one] { $n } человек ожидает: мест, которые можно было предоставить, не хватило.
        [few] { $n } человека ожидают: мест, которые можно было предоставить, не хватило.
       *[many] { $n } человек ожидают: мест, которые можно было предоставить, не хватило.
    }
report-funnel-waiting-limited =
    { $n ->
        [one] { $n } человек ожидает: мест не хватило или больше не позволили условия набора.
        [few] { $n } человека ожидают: мест не хватило или больше не позволили условия набора.
       *[many] { $n } человек ожидают: мест не хватило или больше не позволили условия набора.
    }
report-funnel-unreachable =
    { $n ->
        [one] У { $n } человека не было ни одного возможного места: нет выбора, не позволяют правила, отказала организация или в выбранных вакансиях нет мест.
        [few] У { $n } человек не было ни одного возможного места: нет выбора, не позволяют правила, отказала организация или в выбранных вакансиях нет мест.
       *[many] У { $n } человек не было ни одного возможного места: нет выбора, не позволяют правила, отказала организация или в выбранных вакансиях нет мест.
    }
report-funnel-undecided =
    Кое-что сотрудник ещё не решил, и это могло изменить итог для { $n ->
        [one] { $n } человека
       *[other] { $n } человек
    }. Без места, и по какому-то варианту нет решения: { $without }. С местом, но нет решения по варианту, указанному выше: { $placed }. Не решено, можно ли участвовать: { $participation }.
report-funnel-picture = От заявки до места
report-funnel-desc = Заявки: { $applications }. Соответствуют правилам: { $eligible }. Возможно хотя бы одно место: { $reachable }. Получили место: { $placed }.
report-funnel-applications = Заявки
report-funnel-eligible = Соответствуют правилам
report-funnel-reachable = Возможно хотя бы одно место
report-funnel-placed = Получили место
report-funnel-caption = Каждая полоса — часть предыдущей.
report-funnel-table = Таблица: что стало с заявками

## Спрос и места
report-groups-title =
    Больше всего заявок: { $group }, { $applications } на { $seats ->
        [one] { $seats } место
        [few] { $seats } места
       *[many] { $seats } мест
    }
report-groups-by-school = Заявки и места по школам
report-groups-by-parish = Заявки и места по волостям
report-groups-by-municipality = Заявки и места по самоуправлениям
report-groups-by-organisation = Заявки и места по организациям
report-groups-by-age-group = Заявки и места по возрастным группам
report-groups-by-group = Заявки и места по группам
report-groups-unnamed = Не указано
report-groups-others =
    { $n ->
        [one] Остальные: { $n } группа
        [few] Остальные: { $n } группы
       *[many] Остальные: { $n } групп
    }
report-groups-desc = { $group }: заявок { $applications }, мест { $seats }.
report-groups-table =
    { $n ->
        [one] Таблица: { $n } группа
        [2] Таблица: обе группы
        [few] Таблица: все { $n } группы
       *[many] Таблица: все { $n } групп
    }

## Где закончились места
report-cutoffs-title =
    { $n ->
        [one] Места закончились в { $n } вакансии из { $total }
        [few] Места закончились в { $n } вакансиях из { $total }
       *[many] Места закончились в { $n } вакансиях из { $total }
    }
report-cutoffs-title-open = Мест хватило всем, кто мог работать
report-cutoffs-title-limited = Места не закончились ни в одной вакансии
report-cutoffs-none = Вакансий нет
report-cutoffs-none-text = Здесь будет видно, до какого номера в очерёдности хватило мест в каждой вакансии. Проверьте, введены ли вакансии.
report-cutoffs-text =
    { $n ->
        [one] В очерёдности { $n } человек. Полоса показывает, до какого номера в вакансии хватило мест.
        [few] В очерёдности { $n } человека. Полоса показывает, до какого номера в вакансии хватило мест.
       *[many] В очерёдности { $n } человек. Полоса показывает, до какого номера в вакансии хватило мест.
    }
report-cutoffs-text-limited =
    { $n ->
        [one] В очерёдности { $n } человек.
        [few] В очерёдности { $n } человека.
       *[many] В очерёдности { $n } человек.
    } Полоса показывает номер последнего, кому дали место в вакансии. Из-за условий набора место может не достаться и тому, кто в очерёдности раньше.
report-cutoff-person = до № { $n }
report-cutoff-tier = до группы { $tier }
report-cutoff-full = места закончились
report-cutoff-open = всем
report-cutoff-limited = есть места
report-cutoff-none = свободных мест нет
report-cutoff-own = предоставлено этой заявке
report-cutoffs-picture = Где в очерёдности закончились места
report-cutoffs-desc = { $place }: { $cutoff };
report-cutoffs-caption-cut = места закончились
report-cutoffs-caption-open = мест хватило всем
report-cutoffs-caption-limited = места остались
report-cutoffs-caption-shown =
    { $n ->
        [one] { $n } самая востребованная вакансия; остальные в таблице
        [few] { $n } самые востребованные вакансии; остальные в таблице
       *[many] { $n } самых востребованных вакансий; остальные в таблице
    }
report-cutoffs-table =
    { $n ->
        [one] Таблица: { $n } вакансия
        [2] Таблица: обе вакансии
        [few] Таблица: все { $n } вакансии
       *[many] Таблица: все { $n } вакансий
    }

## Свободные места
report-empty-no-seats = Мест в этом наборе нет
report-empty-none = Все места заняты
report-empty-none-text =
    { $n ->
        [one] В наборе { $n } место.
        [few] В наборе { $n } места.
       *[many] В наборе { $n } мест.
    }
report-empty-title =
    { $n ->
        [one] Осталось свободным { $n } место
        [few] Остались свободными { $n } места
       *[many] Осталось свободными { $n } мест
    }
report-empty-text =
    { $n ->
        [one] Всего в наборе { $n } место.
        [few] Всего в наборе { $n } места.
       *[many] Всего в наборе { $n } мест.
    }
report-empty-nobody = Доказано: никому из ожидающих дать их нельзя.
report-empty-nobody-wished = Никто не выбрал
report-empty-nobody-possible = Никому из тех, кто их выбрал, их нельзя предоставить
report-empty-all-placed = Никто из ожидающих, кому правила их разрешают, их не выбрал
report-empty-undecided = По людям, которые их выбрали, ещё нет решения сотрудника
report-empty-undecided-constraints = По людям, которые их выбрали, ещё нет решения сотрудника, или большего не допускают условия набора
report-empty-why = Причина: { $why }.
report-empty-unsaid = Причина не указана
report-empty-picture = Свободные места по причинам
report-empty-table =
    { $n ->
        [one] Таблица: { $n } вакансия со свободными местами
        [few] Таблица: { $n } вакансии со свободными местами
       *[many] Таблица: { $n } вакансий со свободными местами
    }

## Пожелания
report-wishes-title = Первый вариант получили { $n } из { $placed }
report-wishes-text = Из всех, кто получил место.
report-wishes-value = { $n } ({ $share })
report-wishes-picture = Какой по счёту вариант получен
report-wishes-table = Таблица: все варианты

## Приоритетные группы
report-tiers-title = В { $tier }-й приоритетной группе место получили { $placed } из { $people }
report-tiers-text = Среди распределений, дающих место стольким же людям, предпочтение у того, где больше мест получает более ранняя группа.
report-tiers-text-unused = В этом наборе приоритетные группы на распределение не влияют.
report-tiers-label = { $tier }-я группа: { $name }
report-tiers-label-unnamed = { $tier }-я группа
report-tiers-placed = { $n } с местом
report-tiers-desc = { $name }: участвуют { $people }, получили место { $placed }.
report-tiers-caption-people = участвуют
report-tiers-caption-placed = получили место
report-tiers-picture = Приоритетные группы и предоставленные места
report-tiers-table = Таблица: приоритетные группы

## Расстояние
report-distance-title = Не меньше половины тех, чьё расстояние известно, работают не дальше { $median }
report-distance-text =
    { $n ->
        [one] Расстояние известно для { $n } человека с местом.
        [few] Расстояние известно для { $n } человек с местом.
       *[many] Расстояние известно для { $n } человек с местом.
    } Самый длинный путь — { $longest }, все вместе — { $sum }.
report-distance-first = до { $to } км
report-distance-class = { $from }–{ $to } км
report-distance-last = дальше { $from } км
report-distance-picture = Как далеко работа
report-distance-table = Таблица: расстояния

## Не соответствуют или рассматривает сотрудник
report-reasons-none = Правила никому не запрещают участвовать
report-reasons-none-text = Нет ни одной заявки, которая не соответствует правилам или по которой нет решения. Отозванные заявки не оценивали.
report-reasons-undecided-text = Ни одной заявке правила не запрещают участвовать, но по какому-то варианту ещё нет решения сотрудника.
report-reasons-no =
    { $n ->
        [one] { $n } заявка не соответствует правилам
        [few] { $n } заявки не соответствуют правилам
       *[many] { $n } заявок не соответствуют правилам
    }
report-reasons-person =
    { $n ->
        [one] По { $n } заявке нет решения
        [few] По { $n } заявкам нет решения
       *[many] По { $n } заявкам нет решения
    }
report-reasons-both =
    { $no ->
        [one] { $no } заявка не соответствует правилам
        [few] { $no } заявки не соответствуют правилам
       *[many] { $no } заявок не соответствуют правилам
    }, { $person ->
        [one] по { $person } нет решения
        [few] по { $person } нет решения
       *[many] по { $person } нет решения
    }
report-reasons-text = У одной заявки может быть несколько причин. Чьи они, этот отчёт не раскрывает.
report-reasons-few = Другие причины, каждая менее чем в { $n } заявках
report-reasons-table = Таблица: причины и их источники

## Доказательство
report-proof-title-proven = Доказано: лучшего распределения нет
report-proof-title-open =
    { $n ->
        [one] Не доказано: для { $n } цели из { $total } доказательства нет
        [few] Не доказано: для { $n } целей из { $total } доказательства нет
       *[many] Не доказано: для { $n } целей из { $total } доказательства нет
    }
report-proof-title-none = Не доказано: доказательства нет
report-proof-checked = Распределение проверила независимая программа проверки: она создана отдельно от расчёта. Она просматривает каждого претендента, каждую вакансию и каждую возможную пару и считает только в целых числах. Цели соблюдаются в этом порядке; более раннюю никогда не ухудшают ради более поздней.
report-proof-unchecked = К распределению не приложено доказательство, поэтому ни одна цель не проверена.
report-proof-unique = Доказано и то, что столь же хорошего распределения больше нет: из тех же данных всегда получается именно это.
report-proof-not-unique = Не доказано, что столь же хорошего распределения больше нет.
report-proof-registration = Очерёдность определило время регистрации; если оно совпадает — номер в порядке поступления.
report-proof-registration-row = Очерёдность определило время регистрации; если оно совпадает — номер в порядке поступления, а если таких номеров нет — порядок строк в списке заявок.
report-proof-registration-draw = Очерёдность определило время регистрации; если оно совпадает — номер в порядке поступления, а если таких номеров нет — жеребьёвка.
report-proof-no-order = Внутри приоритетной группы в этом наборе очерёдности не было.
report-proof-draw = Очерёдность определила жеребьёвка.
report-proof-draw-committed = Очерёдность определила жеребьёвка. Начальное число соответствует контрольной сумме, которую нужно опубликовать до начала приёма заявок.
report-proof-draw-code = Жеребьёвку можно повторить: число в ней — первые 16 байт SHA-256 от начального числа, знака конца строки (LF) и кода жеребьёвки претендента. Меньшее число — раньше.
report-proof-draw-number = Жеребьёвку можно повторить: число в ней — первые 16 байт SHA-256 от начального числа, знака конца строки (LF) и номера заявки. Меньшее число — раньше.
report-proof-yourself = Как проверить самостоятельно
report-proof-how = Команду выполняют в папке, где лежат все файлы итога. Она заново читает задачу и доказательство и о каждой цели говорит, доказана ли она. Другая контрольная сумма означает, что данные изменены.
report-proof-seed = Начальное число жеребьёвки
report-proof-commitment = Контрольная сумма начального числа (SHA-256)
report-proof-pack = Пакет правил
report-proof-pack-value = { $pack } ({ $id }, { $version })
report-proof-snapshot = Контрольная сумма данных (SHA-256)
report-proof-instance = Контрольная сумма решённой задачи (SHA-256)

## Список
report-list-title = Все заявки и их итог
report-list-text = Только номер заявки и итог. Причин в этом списке нет.
report-list-name =
    { $n ->
        [one] Список: { $n } заявка
        [few] Список: { $n } заявки
       *[many] Список: { $n } заявок
    }

## Чего стоит каждое условие набора
report-effects-title =
    { $n ->
        [0] Отмена любого одного из этих условий не дала бы места большему числу людей
        [one] Без одного из условий набора место получил бы ещё { $n } человек
        [few] Без одного из условий набора место получили бы ещё { $n } человека
       *[many] Без одного из условий набора место получили бы ещё { $n } человек
    }
report-effects-text = В таблице условия, которые могли кому-то помешать, но не больше 200. Каждое отменено отдельно, и распределение рассчитано заново. Видно, сколько ещё людей получили бы место и в каких приоритетных группах места нет из-за этого условия.
report-effects-budget = Бюджет «{ $name }»: израсходовано { $spent } из { $limit }.
report-effects-extra-outside = Дополнительные расходы на защищаемых людей стоят отдельно, вне бюджета: { $extra }. Место есть у { $protected } из них; если бы эти расходы входили в бюджет, было бы у { $otherwise }.
report-effects-extra-inside = В этом наборе решено считать дополнительные расходы на защищаемых людей в бюджете: { $extra }. Место есть у { $protected } из них; если бы они были вне бюджета, было бы у { $otherwise }.
report-effects-extra-unknown =
    { $n ->
        [one] О { $n } человеке с местом неизвестно, есть ли дополнительные расходы: здесь они не учтены.
        [few] О { $n } людях с местом неизвестно, есть ли дополнительные расходы: здесь они не учтены.
       *[many] О { $n } людях с местом неизвестно, есть ли дополнительные расходы: здесь они не учтены.
    }
report-effects-table = Таблица: чего стоит каждое условие
report-effects-column-rule = Условие
report-effects-column-losers = У кого из-за него нет места
report-effects-column-more = На сколько людей больше без него
report-effects-losers = в группе { $tier } — { $n }
report-effects-few = в группе { $tier } меньше 3
report-effects-kind-applicant-cap = Квота людей
report-effects-kind-placement-cap = Квота вакансий
report-effects-kind-reserve = Зарезервированные места
report-effects-kind-open-min = Наименьшее число людей
report-effects-kind-budget = Бюджет
report-effects-kind-together = Все вместе или никто
report-effects-kind-pin = Условленное место
report-effects-kind-forbidden = Отказ организации
