### Страницы организаций: свои вакансии, как их предложить и изменить, кто придёт работать.

## Список
placements-title = Вакансии
placements-lead = Здесь работа, которую предлагает ваша организация. По каждому набору видно, что ещё можно изменить, а после публикации и то, кто придёт работать.
placements-none = Здесь будут вакансии вашей организации. Сейчас нет набора, в котором их можно предложить. Как только откроют новый набор, он появится здесь.
placements-none-here = В этом наборе ваша организация ещё не предложила ни одной вакансии. Как только предложите, претенденты увидят её на странице набора.
placements-new = Предложить вакансию
placements-name = Работа
placements-name-hint = Коротко и ясно, например «Расстановка книг».
placements-seats = Места
placements-seats-hint = Сколько человек может работать в этой вакансии.
placements-state = Состояние
placements-offered = Предложена
placements-withdrawn = Отозвана
placements-coming = Приняли
placements-coming-of = { $accepted } из { $all }

## Почему можно или нельзя изменить
placements-why-upcoming = Заявки ещё не принимают. Вакансии можно предлагать, изменять и отзывать.
placements-why-open = Заявки принимают. Вакансии можно предлагать, изменять и отзывать, пока сотрудник не закроет набор.
placements-why-ended = Заявки больше не принимают. Вакансии ещё можно изменить, пока сотрудник не закроет набор.
placements-why-closed = Набор закрыт, места распределяют. Изменить вакансии уже нельзя. После публикации здесь будет видно, кто придёт работать.
placements-why-published = Результаты опубликованы, изменить вакансии уже нельзя.
placements-why-withdrawn = Эта вакансия отозвана. Претенденты её не видят.

## Форма
placements-date = ДД.ММ.ГГГГ, например { $example }
placements-unknown = Неизвестно
placements-choose = Выберите
placements-other = Другой ответ, если в списке его нет
placements-form-note = Претенденты видят вакансию сразу. Изменить или отозвать её можно, пока сотрудник не закроет набор.
placements-save = Сохранить
placements-said-added = Вакансия добавлена.
placements-said-changed = Изменения сохранены.
placements-stale = Пока вы писали, эту вакансию изменили в другом окне или её изменил коллега
placements-stale-change = Ваши изменения ещё не сохранены. Ваш текст ниже; если сохраните его, он заменит нынешний.
placements-stale-same = Сохранённое уже совпадает с вашим текстом.
placements-stale-now = Сохранено: { $text }
placements-stale-typed = Вы написали: { $text }
placements-empty = нет ответа
placements-gone = Эту вакансию отозвали в другом окне или её отозвал коллега
placements-gone-typed = Ваши изменения не сохранены. Вы написали:
placements-gone-back = К списку вакансий
placements-stale-withdraw = Ниже показано то, что сохранено сейчас. Если вакансию всё равно нужно отозвать, подтвердите ещё раз.

## Отзыв
placements-withdraw = Отозвать вакансию
placements-withdraw-ask = Отозвать эту вакансию?
placements-withdraw-text = Отозванную вакансию нельзя вернуть, но можно предложить новую. У претендентов, которые её выбрали, остаются другие выбранные вакансии.
placements-withdraw-not = Не отзывать
placements-said-withdrawn = Вакансия отозвана.

## Кто придёт работать
placements-about = О вакансии
placements-people = Кто придёт работать
placements-people-none = В эту вакансию пока никто не придёт. Когда кому-то предоставят место, имя появится здесь.
placements-people-contact = Телефон или адрес электронной почты виден, когда предложение принято.
placements-group-accepted = Приняли предложение
placements-group-open = Ещё не ответили
placements-waiting = { $n ->
    [one] Ещё не ответил { $n } человек.
    [few] Ещё не ответили { $n } человека.
   *[many] Ещё не ответили { $n } человек.
}
placements-accepted = { $n ->
    [one] Предложение принял { $n } человек.
    [few] Предложение приняли { $n } человека.
   *[many] Предложение приняли { $n } человек.
}
placements-person = Имя
placements-number = Заявка
placements-contact = Связь
placements-signature = Подпись
placements-print = Напечатать список
