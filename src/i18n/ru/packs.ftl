### Ошибки в пакете правил и в настройках набора, которых требует пакет.

## Пакет
fault-pack-syntax = пакет не удаётся прочитать ({ $found })
fault-pack-empty = текста нет, а он обязателен
fault-pack-date = найдено «{ $found }», а нужна дата, например { $expected }
fault-pack-dates = дата { $found } раньше { $expected }, когда правила вступают в силу
fault-pack-address = найдено «{ $found }», а адрес начинается с { $expected }
fault-pack-word = найдено «{ $found }», а в названии допускаются только { $expected }, и начинается оно с буквы
fault-pack-reserved = название «{ $found }» занято; нужно выбрать другое
fault-pack-setting = найдено «{ $found }», а нужно { $expected }
fault-pack-placeholder = в тексте нет { $expected } — места для недостающих фактов
fault-pack-unknown-source = источника «{ $found }» в пакете нет; есть: { $expected }
fault-pack-unknown-name = названия «{ $found }» нет; есть: { $expected }
fault-pack-twice = идентификатор «{ $found }» встречается дважды
fault-pack-table = в таблице нужна хотя бы одна строка, а даты должны возрастать без повторов
fault-pack-tiers = последняя приоритетная группа должна быть открыта для всех (условие { $expected }); групп не более 255
fault-pack-history = такие сведения берут из записей прежних наборов: о них не спрашивают, у них нет вариантов, и это сведения о претенденте
fault-pack-history-code = людей в прежних наборах находят по персональному коду: нужно personal_code: { $expected }
fault-pack-hours = возраст или часы невозможны: в день 1–24, в неделю не меньше, чем в день, и не больше 168
fault-pack-group = факт «{ $found }», по которому группируют, должен быть текстом ({ $expected })
fault-pack-choices = в списке ответов должно быть не меньше двух
fault-pack-condition = условие непонятно ({ $found })
fault-pack-condition-kind = в условии { $found }, а нужно { $expected }
fault-pack-condition-unsupported = в условии нельзя использовать { $found }; можно: { $expected }
fault-pack-condition-date = найдено «{ $found }», а нужна дата в кавычках, например 2020-06-08

## Набор
fault-round-programme = программа — «{ $found }», а пакет правил — для «{ $expected }»
fault-round-setting-unknown = настройки «{ $found }» в пакете правил нет; есть: { $expected }
fault-round-setting-missing = настройки нет, а пакету правил она нужна ({ $expected })
fault-round-setting-kind = найдено { $found }, а нужно { $expected }
fault-round-date-missing = не хватает даты «{ $expected }»
fault-round-pack-not-valid = работа начинается { $found }, а правила действуют { $expected }
fault-pack-unused = настройка «{ $found }» не используется ни в одном правиле
fault-pack-example-failed = пример ожидает «{ $expected }», а правила дают «{ $found }»
fault-pack-version-taken = версия «{ $found }» уже есть с другим текстом; нужно указать следующую
fault-round-order = очерёдность задана как «{ $found }», а пакет правил требует «{ $expected }»
fault-pack-example-empty = пример ничего не ожидает; нужно указать { $expected }
