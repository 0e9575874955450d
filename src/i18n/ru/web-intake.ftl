### Spreadsheets of people, and applications that may be one person's.

intake-title = Заявки из таблицы
intake-lead = Отправьте файл с заявками. Прежде чем что-либо записать, вы увидите, что добавится, что изменится и что указано с ошибкой.
intake-file = Файл
intake-file-hint = CSV или XLSX, не больше 32 МБ и 200 000 строк. Над заявками стоит строка с названиями столбцов. Человека узнают по номеру заявки, персональному коду либо имени и дате рождения.
intake-send = Отправить и сравнить
intake-no-file = Выберите файл.
intake-unreadable = Файл не удалось прочитать
intake-closed = Набор закрыт, поэтому заявки из файлов больше не принимают.
intake-export = Скачать заявки
intake-export-text = Все заявки этого набора в одном файле. Его можно исправить и отправить обратно: запишут только то, что изменилось. В файле персональные данные; скачивание отмечают в журнале.
intake-unfinished = Незавершённые файлы
intake-unfinished-whole = отправлен { $moment }; ещё не записан
intake-unfinished-rows =
    { $n ->
        [one] отправлен { $moment }; { $n } строка ждёт исправления
        [few] отправлен { $moment }; { $n } строки ждут исправления
       *[other] отправлен { $moment }; { $n } строк ждут исправления
    }
intake-about-csv = CSV, кодировка { $encoding }, разделитель «{ $delimiter }».
intake-about-xlsx = XLSX, лист «{ $worksheet }».
intake-columns = Что содержит каждый столбец
intake-columns-text = Выбор запомнят для следующих файлов вашей организации.
intake-unread = Столбцы, которые не читаются
intake-unread-text = Из этих столбцов в набор ничего не записывают. Если в каком-то есть нужное, укажите, что он содержит.
intake-samples = Например: { $samples }
intake-samples-none = В первых строках этот столбец пуст.
intake-nameless = Столбец { $column } (без названия)
intake-worksheets = Листы
intake-worksheet-ask = Какой лист имеется в виду?
intake-worksheet-text = Названия столбцов, которые ищут, есть на нескольких листах. Читается один из них.
intake-worksheet-hidden = скрыт
intake-worksheet-use = Читать этот лист
intake-hidden-text = Их скрыл фильтр или человек. Строки: { $rows }
intake-hidden-mean = Скрытые строки тоже имеются в виду
intake-empty = ничего
intake-part = Записать строки без ошибок
intake-part-text = Строки без ошибок можно записать сейчас. Строки с ошибками останутся: их можно будет скачать с ошибками, исправить и отправить снова.
intake-columns-use = Использовать эти столбцы
intake-columns-wrong = Столбцы пока нельзя использовать
intake-column-none = Не читать
intake-tile-added = новые
intake-tile-changed = изменены
intake-tile-same = без изменений
intake-tile-gone = нет в файле
intake-tile-wrong = с ошибками
intake-part-added = Новые заявки
intake-part-changed = Изменённые заявки
intake-part-gone = Заявки, которых нет в файле
intake-gone-text = С ними ничего не происходит: в файле может быть только часть заявок.
intake-row = Строка
intake-changes = Что меняется
intake-wrong-text = Строки с ошибками не записывают. Файл с ошибками рядом со строками:
intake-faults-xlsx = XLSX с ошибками
intake-faults-csv = CSV с ошибками
intake-take-text = Запишут всё новое и изменённое либо ничего.
intake-order = Новые заявки нумеруют в порядке строк: если время одинаково, раньше тот, чья строка выше. Если в строке времени нет, заявка считается полученной в момент, когда файл записывают в набор. Потом порядок строк ничего не значит: если строку исправить и отправить снова, время и номер заявки не изменятся.
intake-order-draw = Очерёдность определяет жеребьёвка, поэтому порядок строк ничего не значит. Каждая новая заявка получает случайный код жеребьёвки.
intake-late-text = Они относятся ко времени, когда этот набор заявки не принимает, или пришли теперь, после срока, с более ранним указанным временем. Пока за эти строки не подписался второй сотрудник, файл записать нельзя. Если строки изменятся, подписаться нужно снова.
intake-late-at = Указанное время
intake-late-unsaid = не указано; считается момент записи
intake-late-why = Почему
intake-late-why-early = до начала приёма
intake-late-why-late = после срока
intake-late-why-future = в будущем
intake-late-why-before = после срока, с указанным временем до него
intake-late-own = Файл отправили вы, поэтому за эти строки подписывается другой сотрудник.
intake-late-sign-text = Если заявки нужно принять с таким временем, подпишитесь. Файл после этого записывает другой сотрудник.
intake-late-sign = Подписаться за эти строки
intake-late-signed = За эти строки подписался сотрудник { $name }, { $moment }.
intake-late-signed-own = За эти строки подписались вы ({ $name }), { $moment }, поэтому файл записывает другой сотрудник.
intake-late-said = Подпись сохранена.
intake-take = Записать в набор
intake-drop = Отклонить файл
intake-nothing = В файле нет ничего нового: всё уже есть в наборе.
intake-doubts = Что стоит проверить
intake-taken = Заявки записаны.
intake-dropped = Файл отклонён.
intake-was-dropped = Этот файл отклонён, его содержимое удалено.
intake-unnamed = Файл, название которого больше не хранится
intake-another = Отправить другой файл
intake-done-figures = Файл записан. Новых заявок: { $added }, изменённых: { $changed }.
intake-done-gone = Содержимое файла удалено.
intake-waiting-text = Эти строки не записаны. Скачайте их с ошибками, исправьте и отправьте новым файлом. Их хранят 30 дней после отправки файла.
intake-waiting-drop = Отклонить эти строки
intake-field-number = номер заявки
intake-field-name = имя и фамилия
intake-field-first-name = имя
intake-field-last-name = фамилия
intake-field-contact = телефон или эл. почта
intake-field-email = эл. почта
intake-field-telephone = телефон
intake-field-personal-code = персональный код
intake-field-registered = зарегистрировано
intake-field-registered-time = время получения, если дата в другом столбце
intake-also-registered = получено; подано; дата подачи; время подачи; дата и время подачи; время регистрации; дата регистрации
intake-also-registered-time = время подачи; время получения; время регистрации
intake-also-number = номер заявки
intake-also-name = фио; фамилия, имя, отчество; фио ребёнка; фио школьника
intake-also-first-name = имена
intake-also-last-name = фамилии
intake-also-contact = контакты; контактная информация
intake-also-email = электронная почта; адрес эл. почты; имейл
intake-also-telephone = номер телефона; мобильный телефон; контактный телефон
intake-also-personal-code = п. к.; личный код
intake-also-wish = желание № { $n }; { $n }-е желание; выбор { $n }; { $ordinal } желание; { $ordinal } выбор; { $roman } желание
intake-ordinals = первое; второе; третье; четвёртое; пятое; шестое; седьмое; восьмое; девятое; десятое
intake-field-withdrawn = отозвано
intake-field-wish = желание { $n }
intake-field-described = пожелания без названной вакансии
intake-field-wishes = желания
intake-wrong =
    { $n ->
        [one] { $n } строка с ошибкой
        [few] { $n } строки с ошибками
       *[many] { $n } строк с ошибками
    }
intake-late =
    { $n ->
        [one] { $n } новая заявка со временем, за которое нужно подписаться
        [few] { $n } новые заявки со временем, за которое нужно подписаться
       *[many] { $n } новых заявок со временем, за которое нужно подписаться
    }
intake-more = И ещё { $n }
intake-hidden =
    { $n ->
        [one] В файле скрыта { $n } строка
        [few] В файле скрыты { $n } строки
       *[many] В файле скрыто { $n } строк
    }
intake-waiting =
    { $n ->
        [one] { $n } строка с ошибкой ждёт
        [few] { $n } строки с ошибками ждут
       *[many] { $n } строк с ошибками ждут
    }
duplicates-title = Возможные дубликаты
duplicates-lead = Эти заявки, возможно, принадлежат одному человеку. Ничего не удаляют и не решают автоматически: решаете вы, пока набор не завершён. Набор с нерешёнными группами закрывает только тот, кто отметит, что видел их.
duplicates-none = В этом наборе нет заявок, похожих на заявки одного человека.
duplicates-why-code = Одинаковый персональный код
duplicates-why-name = Одинаковые имя и дата рождения
duplicates-why-changed-code = Одинаковые имя и дата рождения, разные персональные коды: код мог быть изменён
duplicates-why-excluded = Заявка и в программу, одновременно с которой участвовать нельзя
duplicates-decided = Решено
duplicates-code = Персональный код
duplicates-no-code = Неизвестен
duplicates-elsewhere = В другом наборе: { $round }
duplicates-ask = Что выяснилось?
duplicates-different = Это разные люди, все заявки остаются в силе
duplicates-both = Обе заявки остаются в силе
duplicates-same = Это один человек, в силе остаётся { $number }; остальные заявки этого набора будут отозваны
duplicates-decide = Записать решение
duplicates-choose = Выберите, что выяснилось.
duplicates-done = Решение записано.
duplicates-some = К каким заявкам это относится?
duplicates-some-hint = Снимите отметку с тех, о которых ещё ничего не выяснилось: по ним можно будет решить позже.
duplicates-some-missing = Отметьте не меньше двух заявок.
duplicates-some-stands = Заявку, которая остаётся в силе, тоже нужно отметить.
duplicates-many = Несколько групп сразу
duplicates-many-ask = Что выяснилось обо всех?
duplicates-rule-different = В каждой группе это разные люди, все заявки остаются в силе
duplicates-rule-first = В каждой группе это один человек, в силе остаётся заявка этого набора, поданная первой; остальные заявки этого набора будут отозваны
duplicates-rule-last = В каждой группе это один человек, в силе остаётся заявка этого набора, поданная последней; остальные заявки этого набора будут отозваны
duplicates-many-all =
    { $n ->
        [one] Все: { $n } нерешённая группа
        [2] Обе нерешённые группы
        [few] Все { $n } нерешённые группы
       *[many] Все { $n } нерешённых групп
    }
duplicates-many-hint = Или отметьте отдельные группы ниже. На следующей странице видно, что будет сделано; до этого ничего не записывается.
duplicates-many-tick = Решить об этой группе вместе с другими
duplicates-many-look = Посмотреть, что будет сделано
duplicates-many-missing = Выберите, что выяснилось, и отметьте группы.
duplicates-review-title = Принять решение об этих группах?
duplicates-review-lead =
    { $n ->
        [one] { $n } группа. Выяснилось:
        [few] { $n } группы. Выяснилось:
       *[many] { $n } групп. Выяснилось:
    }
duplicates-review-caption = Что будет сделано
duplicates-review-stands = Остаются в силе
duplicates-review-goes = Будут отозваны
duplicates-review-elsewhere = В другом наборе; там ничего не меняется
duplicates-many-decide = Записать эти решения
