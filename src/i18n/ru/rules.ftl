### What `talka rules` says of rule packs.

rules-listed = { $id } { $version }: { $name } ({ $from } – { $to })
rules-sound = { $id } { $version }: ошибок нет. Правила участия: { $rules }, правила о вакансиях: { $pairs }, приоритетные группы: { $tiers }, источники: { $sources }, примеры: { $examples }.
rules-uncited = источник «{ $source }»: на него в пакете ничто не ссылается
rules-example-failed = строка { $line }, пример { $id }: ожидалось { $expected }, а правила дают { $said }
rules-unseen-holds = { $rule }: ни один пример не показывает человека, для которого правило выполняется
rules-unseen-fails = { $rule }: ни один пример не показывает человека, для которого правило не выполняется
rules-few-examples = примеры: { $n }; нужно не менее { $fewest }
rules-examples = Примеры: { $passed } из { $examples } дают ожидаемое.
rules-mutations = Изменения условий: примеры замечают { $noticed } из { $tried }.
rules-mutations-left = эти изменения не замечает ни один пример
rules-test-refused = примеров недостаточно, чтобы доверять пакету
rules-eligible = Может участвовать. Приоритетная группа { $tier }: { $name }
rules-not-eligible = Не участвует:
rules-needs-person = Решает сотрудник:
rules-pair-possible = Эту вакансию можно занять.
rules-pair-open = Против самой вакансии правила не возражают.
rules-pair-impossible = Эту вакансию занять нельзя:
rules-pair-needs-person = По этой вакансии решает сотрудник:
rules-source = источник: { $source }
rules-facts = использованные сведения: { $facts }
rules-instead-is = правило выполнялось бы при: { $fact } – { $value }
rules-instead-at-least = правило выполнялось бы при: { $fact } – { $value } или больше
rules-instead-at-most = правило выполнялось бы при: { $fact } – { $value } или меньше
rules-instead-from = правило выполнялось бы при: { $fact } – { $value } или позже
rules-instead-until = правило выполнялось бы при: { $fact } – { $value } или раньше
rules-instead-between = правило выполнялось бы при: { $fact } – от { $value } до { $to }
rules-instead-none = изменения одного сведения о претенденте было бы недостаточно
rules-preview = Заявки: { $people }. Участвуют: { $eligible }, не участвуют: { $refused }, решает сотрудник: { $person }.
rules-preview-rule = { $rule }: выполняется у { $admits }, не выполняется у { $refuses }, решает сотрудник у { $person }
rules-preview-tier = приоритетная группа { $number }, { $name }: { $people }
rules-preview-people = { $kind } «{ $name }»: касается людей: { $inside }, неизвестно: { $unknown }
rules-preview-placements = { $kind } «{ $name }»: касается вакансий: { $inside }, неизвестно: { $unknown }
rules-standing-refused = не участвует
rules-standing-person = решает сотрудник
rules-differences = { $n ->
    [one] { $n } отличие.
    [few] { $n } отличия.
   *[many] { $n } отличий.
}
rules-touched = { $n ->
    [one] Итог меняется для { $n } человека.
    [few] Итог меняется для { $n } человек.
   *[many] Итог меняется для { $n } человек.
}
