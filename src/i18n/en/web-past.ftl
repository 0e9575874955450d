### What is on record of a person in earlier rounds, and the former personal code.

past-title = From earlier rounds
past-text =
    { $voice ->
        [tu] This was found by your personal code in the records of earlier rounds of { $authority }.
       *[jus] This was found by your personal code in the records of earlier rounds of { $authority }.
    }
past-unknown = not known from the records
past-rounds = Rounds: { $rounds }
past-rounds-none = Nothing of the kind is on record in earlier rounds
past-readers = These rules take it into account: { $readers }
past-overruled = A member of staff found out otherwise, and that counts
past-contest =
    { $voice ->
        [tu] If something is not right, turn to { $authority }: a member of staff checks it and, where the record is wrong, enters what is right. That is seen on this page too, and the rules go by what the member of staff found out.
       *[jus] If something is not right, turn to { $authority }: a member of staff checks it and, where the record is wrong, enters what is right. That is seen on this page too, and the rules go by what the member of staff found out.
    }
former-title = Former personal code
former-text = Where somebody changed the personal code, records of earlier rounds are looked for by the former one too. The code itself is not kept, but a mark made of it, from which it is not read back.
former-label = Former personal code
former-save = Enter
former-remove = Remove
former-noted = Entered by { $who }, { $when }
former-said = Saved. The records of earlier rounds were looked through again.
