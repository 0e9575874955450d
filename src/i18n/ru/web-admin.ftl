### Страницы администратора: учётные записи, журнал действий, новый набор.

## Учётные записи
admin-accounts = Учётные записи
admin-accounts-note = Отключённая учётная запись больше не может войти и действовать; всё, что сделал её владелец, остаётся в журнале.
admin-account-new = Новая учётная запись
admin-account-add = Создать учётную запись
admin-login = Имя пользователя
admin-login-hint = Латинские буквы без знаков, цифры, точка, дефис, подчёркивание или @. Большие и маленькие буквы не различаются.
admin-name = Имя и фамилия
admin-organisation = Организация
admin-organisation-hint = Выберите из списка или введите новую. У записей одной организации общие вакансии или наборы.
admin-role = Роль
admin-role-department = Организация
admin-role-department-text = Предлагает вакансии и видит, кто придёт работать.
admin-role-caseworker = Сотрудник
admin-role-caseworker-text = Рассматривает заявки, закрывает набор, запускает расчёт и публикует результаты.
admin-role-administrator = Администратор
admin-role-administrator-text = Создаёт учётные записи и наборы. Заявок не видит, в журнале видит только их номера.
admin-password = Первый пароль
admin-password-hint = Не меньше 15 знаков, например четыре или пять слов подряд. Пароль виден, чтобы его можно было передать владельцу; позже его не увидит никто.
admin-state = Состояние
admin-active = Включена
admin-inactive = Отключена
admin-action = Действие
admin-on = Включить
admin-off = Отключить
admin-own = Ваша запись
admin-said-added = Учётная запись создана.
admin-said-on = Учётная запись включена.
admin-said-off = Учётная запись отключена.

## Журнал действий
admin-audit = Журнал действий
admin-audit-lead = Всё, что сделано, и все, кто смотрел заявки; сначала новое. В этой системе записи нельзя ни изменить, ни удалить; правки в базе данных обнаруживает talka audit verify.
admin-audit-from = С дня
admin-audit-until = По день
admin-audit-older = Более старые записи
admin-audit-export = Скачать все эти записи в CSV
admin-audit-people = { $n ->
    [one] { $n } заявка
    [few] { $n } заявки
   *[many] { $n } заявок
}
admin-shown = Показанные заявки
admin-count = Сколько
admin-audit-none = В журнале ещё нет записей.
admin-when = Когда
admin-who = Кто
admin-what = Действие
admin-round = Набор
admin-object = Объект
admin-by-applicant = Претендент
admin-by-system = Система
admin-did-sign-in = Вход
admin-did-account-add = Создана учётная запись
admin-did-account-on = Включена учётная запись
admin-did-account-off = Отключена учётная запись
admin-did-round-add = Создан набор
admin-did-placement-add = Предложена вакансия
admin-did-placement-approve = Одобрена вакансия
admin-did-poster-add = Организации разрешено предлагать вакансии
admin-did-poster-remove = Организации запрещено предлагать вакансии
admin-did-placement-change = Изменена вакансия
admin-did-placement-withdraw = Отозвана вакансия
admin-did-people = Просмотр списка тех, кто придёт работать
admin-did-apply = Подана заявка
admin-did-withdraw = Отозвана заявка
admin-did-accepted = Предложение принято
admin-did-declined = Отказ от предложения
admin-did-look = Просмотр заявки
admin-did-decide = Записаны выясненные сведения
admin-did-close = Набор закрыт
admin-did-close-undecided = Набор закрыт с нерешёнными возможными дубликатами
admin-did-run-start = Запущен расчёт
admin-did-run-cancel = Расчёт остановлен
admin-did-run-files = Скачано: файлы расчёта
admin-did-run-end = Расчёт завершён
admin-did-publish = Опубликованы результаты
admin-did-pack-add = Добавлена версия правил
admin-did-pack-pin = Набор закреплён за версией правил
admin-did-pack-propose = Предложена другая версия правил для набора
admin-did-pack-switch = Включена другая версия правил для набора
admin-did-pack-withdraw = Отозвано предложение версии правил
admin-did-round-opens = Набор открылся
admin-did-round-deadline = Срок набора прошёл
admin-did-job-set-aside = Фоновое задание отложено
admin-did-job-again = Снова запущено фоновое задание
admin-did-look-list = Просмотрен список заявок
admin-did-look-own = Просмотрена своя заявка
admin-did-run-people = Просмотрено, у кого есть место в расчёте
admin-did-duplicates-look = Просмотрены возможные дубликаты
admin-did-sheet-look = Просмотрена таблица
admin-did-sheet-faults = Скачана таблица с ошибками
admin-did-audit-export = Скачан журнал

## Новый набор
admin-round-new = Новый набор
admin-round-lead = Набор описывают два файла: настройки и правила. Если в них есть ошибки, вы увидите, что и где исправить, и ничего не будет создано.
admin-round-add = Создать набор
admin-round-faults = В файлах есть ошибки
admin-said-round = Набор создан.
admin-said-round-seed = Набор создан. Начальное число и отпечаток жеребьёвки из round.toml не использованы: система создала свои.
admin-slug = Слово в адресе
admin-slug-hint = Маленькие латинские буквы, цифры и дефисы, например vasara-2026. Позже изменить нельзя.
admin-authority = Учреждение
admin-authority-hint = Сотрудники этого учреждения рассматривают заявки и публикуют результаты.
admin-file-round = Настройки набора: название, мера, даты, очерёдность. В строке pack пишут ./pack.toml (правила из следующего поля) или название пакета, который поставляется с системой. Начальное число жеребьёвки указывать не нужно: его создаёт система.
admin-file-pack = Собственные правила набора. Если набор использует пакет системы, оставьте пустым.
admin-did-sheet-send = Отправлена таблица
admin-did-sheet-take = Записаны заявки из таблицы
admin-did-sheet-sign = Подпись за строки таблицы вне срока приёма
admin-did-sheet-drop = Отброшена таблица
admin-did-people-export = Скачаны все заявки
admin-did-duplicates = Принято решение о возможных дубликатах
admin-did-withdraw-duplicate = Отозван дубликат
