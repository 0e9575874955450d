### Где находится ошибка.
spot-file = { $file }: { $what }
spot-file-column = { $file }, поле «{ $column }»: { $what }
spot-line = { $file }, строка { $line }: { $what }
spot-line-column = { $file }, строка { $line }, столбец «{ $column }»: { $what }
spot-column = столбец «{ $column }»: { $what }
