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
admin-role-administrator-text = Создаёт учётные записи и наборы. Заявок не видит.
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
admin-audit-lead = Последние 200 записей, сначала новые. Изменить или удалить запись не может никто.
admin-audit-none = В журнале ещё нет записей. Как только кто-то что-то сделает, это появится здесь.
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
admin-did-run-start = Запущен расчёт
admin-did-run-cancel = Расчёт остановлен
admin-did-run-files = Скачано: файлы расчёта
admin-did-run-end = Расчёт завершён
admin-did-publish = Опубликованы результаты

## Новый набор
admin-round-new = Новый набор
admin-round-lead = Набор описывают два файла: настройки и правила. Если в них есть ошибки, вы увидите каждую с номером строки, и ничего не будет создано.
admin-round-add = Создать набор
admin-round-faults = В файлах есть ошибки
admin-said-round = Набор создан.
admin-slug = Слово в адресе
admin-slug-hint = Маленькие латинские буквы, цифры и дефисы, например vasara-2026. Позже изменить нельзя.
admin-authority = Учреждение
admin-authority-hint = Сотрудники этого учреждения рассматривают заявки и публикуют результаты.
admin-file-round = Настройки набора: название, программа, даты, порядок. В строке pack пишут ./pack.toml (правила из следующего поля) или название пакета, который уже есть в системе.
admin-file-pack = Собственные правила набора. Если набор использует пакет системы, оставьте пустым.
