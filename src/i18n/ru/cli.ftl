### Что говорит командная строка.
cli-progress-read = Чтение данных
cli-progress-rules = Применение правил
cli-progress-solve = Поиск распределения: { $stage }
cli-progress-verify = Проверка доказательства
cli-progress-audit = Проверка правил
cli-progress-write = Запись результата
cli-done-match =
    { $applications ->
        [one] Место предоставлено { $placed } из { $applications } претендента
        [few] Место предоставлено { $placed } из { $applications } претендентов
       *[many] Место предоставлено { $placed } из { $applications } претендентов
    }; всего мест { $seats }, ожидают { $waiting }.
cli-proof-stage-proven = { $stage }: доказано
cli-proof-stage-unproven = { $stage }: не доказано, основано только на слове решателя
cli-proof-unique = Другого такого распределения нет: доказано
cli-proof-none = Доказательства нет.
cli-verify-ok = Результат проверен и верен.
cli-verify-refused = Результат не принят: { $why }
cli-audit-failed = Распределение нарушает правила: { $why }
cli-warning = Предупреждение
cli-error = Ошибка
cli-report-at = Отчёт: { $path }
cli-demo-tiers = Получили место / участвуют, по приоритетным группам:
cli-infeasible = Допустимого распределения нет: условия противоречат друг другу.
cli-feasible-only = Время истекло: распределение допустимо, но не доказано, что лучшего нет.
cli-faults-count =
    { $n ->
        [one] В данных { $n } ошибка. Ничего не записано.
        [few] В данных { $n } ошибки. Ничего не записано.
       *[many] В данных { $n } ошибок. Ничего не записано.
    }
