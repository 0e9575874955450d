### Публичная страница набора.
round-all = Все наборы
round-apply = Подать заявку
round-my-result = Узнать свой результат
round-report = Полный отчёт
round-lead-upcoming = Заявки принимаем с { $opens } до { $closes }.
round-lead-open = Подать заявку можно до { $closes }.
round-lead-ended = Приём заявок закончился { $closes }. Сотрудники проверяют заявки.
round-lead-closed = Приём заявок закончился { $closes }. Идёт распределение мест; результаты появятся на этой странице.
round-lead-published = Результаты опубликованы { $published }.
round-seats-label = Места
round-seats-in =
    { $n ->
        [one] { $n } место
        [few] { $n } места
       *[many] { $n } мест
    } в { $placements ->
        [one] { $placements } вакансии
        [few] { $placements } вакансиях
       *[many] { $placements } вакансиях
    }
round-from = Заявки с
round-closed = Набор закрыт
round-closed-early = { $closed }, раньше срока { $deadline }
round-work-from = Начало работы
round-rules-label = Правила
round-pack = { $pack }, версия { $version }
round-seats =
    { $n ->
        [one] { $n } место
        [few] { $n } места
       *[many] { $n } мест
    }
round-placements =
    { $n ->
        [one] { $n } вакансия
        [few] { $n } вакансии
       *[many] { $n } вакансий
    }

## Правила и порядок
round-who = Кто может участвовать
round-which = Кто на какой вакансии может работать
round-which-text = Вакансию не предоставляют тому, кому одно из этих правил не позволяет на ней работать.
round-order = Как определяют порядок
round-tiers = Сначала места получает первая приоритетная группа, затем следующая. Учитывается первая подходящая группа.
round-registration = Внутри группы раньше тот, кто раньше подал заявку. Если время одинаково, решает номер заявки.
round-draw = Внутри группы порядок определяет жребий. Ранняя подача не даёт преимущества.
round-commitment = Отпечаток жребия (SHA-256)
round-commitment-text = Начальное число жребия опубликуем вместе с результатами. Отпечаток уже сейчас задаёт его однозначно, поэтому подобрать его позже нельзя.
round-check = Как проверить жребий
round-check-seed = Отпечаток начального числа должен совпасть с тем, что был опубликован до жребия:
round-check-number = Число, выпавшее заявке, — результат этой строки. Меньшее число раньше. Номер заявки здесь для примера:

## Вакансии
round-places = Вакансии
round-places-none = Вакансий пока нет. Они появятся здесь, как только организации их предложат.

## Итог
round-outcome = Итог
round-tile-applications =
    { $n ->
        [one] заявка
        [few] заявки
       *[many] заявок
    }
round-tile-seats =
    { $n ->
        [one] место
        [few] места
       *[many] мест
    }
round-tile-placed =
    { $n ->
        [one] человек получил место
        [few] человека получили места
       *[many] человек получили места
    }
round-tile-waiting =
    { $n ->
        [one] ожидает
        [few] ожидают
       *[many] ожидают
    }
round-cutoffs-text = Полоса показывает, до какого номера в очерёдности хватило мест, даже если распределить остальных иначе.
round-cutoffs-table = Все вакансии в таблице
round-numbers = Заявки, получившие место
round-numbers-text = Публикуем только номера заявок.
