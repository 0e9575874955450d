### Ошибки во входных данных: что найдено и что ожидалось, чтобы автор мог исправить их, никого не спрашивая.

## Файлы
fault-missing-file = файла нет
fault-is-directory = здесь папка, а нужен файл
fault-unreadable = файл не удаётся прочитать ({ $error })
fault-empty-file = файл пуст; нужна хотя бы строка заголовка с названиями столбцов
fault-gzip = файл не удаётся распаковать: это не gzip
fault-both-plain-and-gzip = есть и файл, и его вариант .gz; нужно оставить что-то одно
fault-encoding = текст не в кодировке UTF-8 (похоже на { $encoding }); пожалуйста, сохраните файл в UTF-8
fault-utf16 = текст в кодировке UTF-16; пожалуйста, сохраните файл в UTF-8
fault-toml = ошибка в записи TOML ({ $error })
fault-json = ошибка в записи JSON ({ $error })

## Таблицы
fault-missing-column = не хватает столбца «{ $expected }»
fault-unknown-column = правила не знают столбца «{ $found }», он не используется; известны: { $expected }
fault-duplicate-column = столбец с таким названием встречается дважды
fault-semicolons = столбцы разделены точкой с запятой; пожалуйста, сохраните файл с запятыми
fault-tabs = столбцы разделены табуляцией; пожалуйста, сохраните файл с запятыми
fault-field-count =
    { $found ->
        [one] в строке { $found } поле
        [few] в строке { $found } поля
       *[many] в строке { $found } полей
    }, а в заголовке — { $expected }
fault-line-too-long = строка слишком длинная; возможно, пропущен конец строки
fault-quote = кавычка открыта, но не закрыта
fault-required = значения нет, а оно обязательно
fault-unlisted =
    { $n ->
        [one] и ещё { $n } ошибка
        [few] и ещё { $n } ошибки
       *[many] и ещё { $n } ошибок
    }

## Значения
fault-number = найдено «{ $found }», а нужно целое число в пределах { $expected }
fault-ratio = найдено «{ $found }», а нужно число от 0 до 100, не более шести знаков после точки, например 0.65
fault-id-empty = номера нет; нужно от 1 до 64 знаков
fault-id-long = номер слишком длинный; допускается не более 64 знаков
fault-id-control = в номере есть невидимый управляющий знак (табуляция, конец строки или подобный)
fault-duplicate-id = номер «{ $found }» уже есть в строке { $first }
fault-duplicate-pair = пара «{ $found }» уже есть в строке { $first }
fault-duplicate-order = место в очерёдности { $found } уже есть в строке { $first }
fault-unknown-applicant = претендента «{ $found }» нет в файле applicants.csv
fault-unknown-placement = вакансии «{ $found }» нет в файле placements.csv
fault-date = найдено «{ $found }», а нужна дата, например 2020-06-08 или 08.06.2020.
fault-datetime = найдено «{ $found }», а нужны дата и время, например 2020-05-12T10:00:00
fault-bool = найдено «{ $found }», а нужно yes или no
fault-periods = найдено «{ $found }», а нужны периоды, например 2018-03-01..2018-04-30;2018-09-01..2018-09-28
fault-text = найдено «{ $found }», а нужен текст без управляющих знаков
fault-coordinate = найдено «{ $found }», а нужна координата в градусах, например 56.50474
fault-constraints-unsupported = дополнительные условия (constraints.json) эта версия ещё не поддерживает

## Набор и правила
fault-stage = найдено «{ $found }», а нужно { $expected }
fault-unknown-pack = пакета правил «{ $found }» нет; есть: { $expected }
fault-setting-unknown = настройки «{ $found }» в пакете правил нет; есть: { $expected }
fault-setting-type = найдено «{ $found }», а нужно { $expected }
fault-commitment = начальное число жеребьёвки не соответствует опубликованному отпечатку (SHA-256)
fault-missing-date = не хватает даты «{ $expected }»
fault-rule = правило не удаётся выполнить ({ $error })
fault-source-unknown = источника «{ $found }» в пакете правил нет

## Папка результата
fault-out-not-empty = папка уже есть и не пуста; чтобы писать в неё, добавьте --force
fault-out-unwritable = в папку не удаётся записать ({ $error })
fault-out-is-file = здесь файл, а нужна папка
fault-file-exists = файл уже существует; выберите другое имя или добавьте --force, где это разрешено
