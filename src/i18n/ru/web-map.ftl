### Карты: где работа, откуда её отсчитывают, как её отмечают.

## Места словами
map-town = { $town ->
    [daugavpils] Даугавпилс
    [jelgava] Елгава
    [jurmala] Юрмала
    [liepaja] Лиепая
    [rezekne] Резекне
    [ventspils] Вентспилс
    [aizkraukle] Айзкраукле
    [aluksne] Алуксне
    [carnikava] Царникава
    [balvi] Балви
    [bauska] Бауска
    [cesis] Цесис
    [grobina] Гробиня
    [dobele] Добеле
    [gulbene] Гулбене
    [jekabpils] Екабпилс
    [kraslava] Краслава
    [kuldiga] Кулдига
    [kekava] Кекава
    [limbazi] Лимбажи
    [livani] Ливаны
    [ludza] Лудза
    [madona] Мадона
    [marupe] Марупе
    [ogre] Огре
    [olaine] Олайне
    [preili] Прейли
    [ulbroka] Улброка
    [salaspils] Саласпилс
    [saldus] Салдус
    [saulkrasti] Саулкрасти
    [sigulda] Сигулда
    [smiltene] Смилтене
    [talsi] Талси
    [tukums] Тукумс
    [valka] Валка
    [valmiera] Валмиера
    [varaklani] Варакляны
   *[riga] Рига
}
map-town-of = { $town ->
    [daugavpils] Даугавпилса
    [jelgava] Елгавы
    [jurmala] Юрмалы
    [liepaja] Лиепаи
    [rezekne] Резекне
    [ventspils] Вентспилса
    [aizkraukle] Айзкраукле
    [aluksne] Алуксне
    [carnikava] Царникавы
    [balvi] Балви
    [bauska] Бауски
    [cesis] Цесиса
    [grobina] Гробини
    [dobele] Добеле
    [gulbene] Гулбене
    [jekabpils] Екабпилса
    [kraslava] Краславы
    [kuldiga] Кулдиги
    [kekava] Кекавы
    [limbazi] Лимбажи
    [livani] Ливан
    [ludza] Лудзы
    [madona] Мадоны
    [marupe] Марупе
    [ogre] Огре
    [olaine] Олайне
    [preili] Прейли
    [ulbroka] Улброки
    [salaspils] Саласпилса
    [saldus] Салдуса
    [saulkrasti] Саулкрасти
    [sigulda] Сигулды
    [smiltene] Смилтене
    [talsi] Талси
    [tukums] Тукумса
    [valka] Валки
    [valmiera] Валмиеры
    [varaklani] Вараклян
   *[riga] Риги
}
map-from = { $far } к { $way ->
    [n] северу
    [ne] северо-востоку
    [e] востоку
    [se] юго-востоку
    [s] югу
    [sw] юго-западу
    [w] западу
   *[nw] северо-западу
} от центра { $town }
map-at = в центре { $town }
map-position = { $where } ({ $point })
about-position = Место на карте

## Рисунок
map-north = С
map-home = дом
map-cards-label = { $n ->
    [one] Карта с { $n } вакансией
   *[other] Карта с { $n } вакансиями
} и ближайшими центрами городов и краёв. Всё, что есть на карте, есть и в списке.
map-site-label = Карта. Место работы: { $where }. Вокруг: { $towns }.
map-home-label = Круги вокруг дома показывают расстояние: { $rings }.
map-cards-caption = Число — это номер вакансии в этом списке. ×3 — в этом месте карты три вакансии. На карте есть центры городов и краёв, дорог на ней нет, расстояния — по прямой.
map-site-caption = На карте есть центры городов и краёв, дорог на ней нет, расстояния — по прямой.
map-site-ring = Круг проходит в { $far } от места работы.
map-several = { $n ->
    [one] { $n } вакансия
    [few] { $n } вакансии
   *[other] { $n } вакансий
}: { $titles }
map-heading = Карта
map-show = Показать и карту
map-hide = Показать список без карты
map-shared = Вакансии, у которых на карте общий знак
map-without = На карте нет: не указано, где именно работа
map-none = У этих вакансий не указано, где именно работа, поэтому карты нет.

## Как место отмечают
site-at = Место на карте
site-at-hint = Широта и долгота, как их показывает любая карта, например 56.94960, 24.10520, или скопированная ссылка на место. По нему претендентам показывают расстояние от дома.
site-map = Отметить место на карте
site-map-text = Нажмите там, где работа: карта приблизится, а следующее нажатие уточнит место. Можно начать и с центра города или края и сдвинуть место кнопками. Дорог и зданий на карте нет; точнее всего координаты, скопированные с другой карты.
site-map-press = Карта: нажмите там, где работа. С клавиатуры эта кнопка приближает карту.
site-map-label = Карта, ширина { $wide }. { $where }
site-none = Место ещё не отмечено.
site-is = Отмечено: { $position }.
site-town = Центр города или края
site-town-button = Отметить центр
site-look = Показать введённое
site-nearer = Ближе
site-wider = Дальше
site-clear = Убрать место
site-shift = Сдвинуть
site-north = { $far } к северу
site-south = { $far } к югу
site-east = { $far } к востоку
site-west = { $far } к западу
wrong-site = Введите широту и долготу, например 56.94960, 24.10520, или скопируйте ссылку с карты.
wrong-site-outside = { $point } не в Латвии. В Латвии широта от { $south } до { $north } градусов, долгота от { $west } до { $east } градусов, и до ближайшего центра города или края меньше { $far }.

## Расстояния от дома
map-far = Расстояния от дома списком
map-far-to = Не дальше { $far }
map-far-between = От { $least } до { $most }
map-far-over = Дальше { $far }
cards-home = Дом или ближайший город
cards-home-hint = Тогда будут видны расстояния. В заявку это не вносится.
cards-home-none = Не указано
cards-home-spot = Дом по карте (можно не заполнять)
cards-home-spot-hint = Широта и долгота или ссылка с карты, например 56.51, 21.01
