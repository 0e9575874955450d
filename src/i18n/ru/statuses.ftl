### Что стало с заявкой, одним-двумя словами.
status-placed = Место предоставлено
status-waiting = Ожидает
status-not-eligible = Не соответствует
status-needs-person = Нет решения
status-withdrawn = Отозвана
status-out-of-line = Больше не в очереди
status-kept = Место остаётся
