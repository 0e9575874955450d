### Таблица заявок: сортировка, столбцы, файлы.
list-col-contact = Контакт
list-col-first = Первый выбор
list-col-place = Предоставленное место
list-placement = Место – выбранное или предоставленное
list-fact = Сведение о человеке
list-columns = Столбцы
list-clear = Показать все
list-csv = Скачать CSV
list-xlsx = Скачать XLSX
list-all = Все на одной странице
list-draft = Что дал бы новейший расчёт
list-draft-text = Он ещё не опубликован: заявитель его не видит, и до публикации он может измениться.
