### Kur kļūda atrodas.
spot-file = { $file }: { $what }
spot-file-column = { $file }, lauks “{ $column }”: { $what }
spot-line = { $file }, { $line }. rinda: { $what }
spot-line-column = { $file }, { $line }. rinda, aile “{ $column }”: { $what }
spot-column = aile “{ $column }”: { $what }
