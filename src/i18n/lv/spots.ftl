### Kur kļūda atrodas.
spot-file = { $file }: { $what }
spot-file-column = { $file }, lauks „{ $column }”: { $what }
spot-line = { $file }, { $line }. rinda: { $what }
spot-line-column = { $file }, { $line }. rinda, kolonna „{ $column }”: { $what }
spot-column = kolonna „{ $column }”: { $what }
