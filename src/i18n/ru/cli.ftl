### Что говорит командная строка.
cli-progress-read = Чтение данных
cli-progress-rules = Применение правил
cli-progress-solve = Поиск распределения: { $stage }
cli-progress-verify = Проверка доказательства
cli-progress-audit = Проверка правил
cli-progress-write = Запись результата
cli-progress-generate = Составление пар: { $n } %
cli-done-match =
    { $applications ->
        [one] Место предоставлено { $placed } из { $applications } претендента
        [few] Место предоставлено { $placed } из { $applications } претендентов
       *[many] Место предоставлено { $placed } из { $applications } претендентов
    }; всего мест { $seats }, ожидают { $waiting }.
cli-done-undecided =
    { $n ->
        [one] Нерешённые вопросы могли изменить итог для { $n } человека: для кого и какие, см. в файлах not-placed.csv и allocation.csv.
        [few] Нерешённые вопросы могли изменить итог для { $n } человек: для кого и какие, см. в файлах not-placed.csv и allocation.csv.
       *[many] Нерешённые вопросы могли изменить итог для { $n } человек: для кого и какие, см. в файлах not-placed.csv и allocation.csv.
    }
cli-done-generate = Претенденты: { $applicants }. Вакансии: { $placements }, число мест: { $seats }. Пары: { $pairs }. Претенденты без единой пары: { $without }.
cli-proof-stage-proven = { $stage }: доказано
cli-proof-stage-unproven = { $stage }: не доказано, основано только на слове решателя
cli-proof-stage-given = { $stage }: доказано лишь при том, чего достигли предыдущие этапы; один из них основан на слове решателя
cli-proof-unique = Другого такого распределения нет: доказано
cli-verify-gap = { $stage }: что ничто не превосходит { $bound }, основано только на слове решателя
cli-verify-ok = Результат проверен и верен.
cli-verify-ok-partly = Результат проверен и соответствует условиям; доказаны только этапы, названные выше доказанными.
cli-verify-refused = Результат не принят: { $why }
cli-audit-failed = Итог не проходит проверку: { $why }
cli-warning = Предупреждение
cli-error = Ошибка
cli-report-at = Отчёт: { $path }
cli-feasible-only = Время истекло: распределение допустимо, но не доказано, что лучшего нет.
cli-feasible-unproven = Распределение допустимо, но не доказано, что лучшего нет.
cli-faults-count =
    { $n ->
        [one] В данных { $n } ошибка. Ничего не записано.
        [few] В данных { $n } ошибки. Ничего не записано.
       *[many] В данных { $n } ошибок. Ничего не записано.
    }

cli-serving = Talka работает: { $address }
cli-working = Ожидает расчётов и фоновых заданий.
cli-migrated = Таблицы базы данных соответствуют этой версии.
cli-backed-up = Копия готова: { $file }. Файл ключа храните отдельно: без него копию не прочесть.
cli-restored = База данных восстановлена из копии.
cli-key-rotated = Всё запечатано новым ключом { $key }. Прежний ключ ещё в файле: он нужен копиям, сделанным с ним. Запустите службы снова; talka key retire убирает его из файла.
cli-key-retired = Прежними ключами в базе данных больше ничего не запечатано; в файле только { $key }.
cli-restore-postgres = Базу PostgreSQL восстанавливают с помощью pg_restore.
cli-account-added = Учётная запись создана: { $login }.
demo-preparing = Готовим демонстрацию: пять наборов, больше тысячи заявок. Это займёт несколько секунд.
demo-address = Talka работает: { $address }
demo-accounts = Вход (имя пользователя / пароль) и результат (номер / код):
demo-role-caseworker = сотрудница, которая решает и запускает расчёт
demo-role-second = второй сотрудник, который публикует
demo-role-department = библиотека, которая предлагает вакансии
demo-role-school = школа, куда приходят работать
demo-role-administrator = администратор
demo-application-placed = заявка, по которой предоставлено место
demo-application-waiting = заявка в списке ожидания
demo-application-not-eligible = заявка, которая не соответствует правилам
demo-application-needs-person = заявка, по которой нет решения
demo-data = Данные: { $data }. Остановить: Ctrl+C; в следующий раз всё будет как было. Начать заново: --fresh.
cli-solve-impossible = Дополнительные условия противоречат друг другу: все сразу выполнить нельзя.
cli-solve-stopped = Время истекло раньше, чем нашлось распределение, соблюдающее все дополнительные условия.
chain-gap = Номер не продолжает предыдущую запись
chain-hash = Хеш не следует из предыдущей записи: что-то исправлено, вставлено или переставлено
chain-deleted = События этой записи нет
chain-edited = Событие не то, что было связано
chain-inserted = Событие, которого нет в цепочке и которое её не ждёт
chain-lost = Нет события, которое ждало цепочки
chain-truncated = Цепочка кончается раньше контрольной точки
chain-rewritten = В контрольной точке у цепочки другой хеш
invariant-seats = Вакансия, где занявших места больше, чем мест
invariant-places = Заявка, за которой два места
invariant-publications = Публикация, чей расчёт не проверен или за которой не стоят два человека
invariant-messages = Сообщение без причины
cli-audit-whole = Цепочка цела, и ничто не противоречит тому, что должно выполняться. Записей: { $entries }; событий, ждущих связывания: { $waiting }.
cli-audit-no-checkpoint = Без --checkpoint не найти записей, отрезанных в конце.
cli-audit-broken = Что-то не сходится. Несоответствий: { $wrong }.
