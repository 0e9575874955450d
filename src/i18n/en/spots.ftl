### Where a fault stands.
spot-file = { $file }: { $what }
spot-file-column = { $file }, field “{ $column }”: { $what }
spot-line = { $file }, line { $line }: { $what }
spot-line-column = { $file }, line { $line }, column “{ $column }”: { $what }
spot-column = column “{ $column }”: { $what }
