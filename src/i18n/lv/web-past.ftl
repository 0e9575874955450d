### Ieraksti par cilvēku iepriekšējās kārtās un iepriekšējais personas kods.

past-title = No iepriekšējām kārtām
past-text =
    { $voice ->
        [tu] To pēc tava personas koda atrada iestādes { $authority } iepriekšējo kārtu ierakstos.
       *[jus] To pēc jūsu personas koda atrada iestādes { $authority } iepriekšējo kārtu ierakstos.
    }
past-unknown = pēc ierakstiem nav zināms
past-rounds = Kārtas: { $rounds }
past-rounds-none = Iepriekšējo kārtu ierakstos nekā tāda nav
past-readers = To ņem vērā šie noteikumi: { $readers }
past-overruled = Darbinieks noskaidroja citādi, un spēkā ir viņa noskaidrotais
past-contest =
    { $voice ->
        [tu] Ja kas nav pareizi, vērsies iestādē { $authority }: darbinieks to pārbauda un, ja ieraksts ir kļūdains, ieraksta pareizo. Arī tas ir redzams šajā lapā, un noteikumi ņem vērā darbinieka noskaidroto.
       *[jus] Ja kas nav pareizi, vērsieties iestādē { $authority }: darbinieks to pārbauda un, ja ieraksts ir kļūdains, ieraksta pareizo. Arī tas ir redzams šajā lapā, un noteikumi ņem vērā darbinieka noskaidroto.
    }
former-title = Iepriekšējais personas kods
former-text = Ja cilvēks personas kodu ir mainījis, ierakstus iepriekšējās kārtās meklē arī pēc iepriekšējā. Pašu kodu neglabā: paliek no tā izveidota zīme, no kuras kods nav nolasāms.
former-label = Iepriekšējais personas kods
former-save = Ierakstīt
former-remove = Noņemt
former-noted = Ierakstīja { $who }, { $when }
former-said = Saglabāts. Ieraksti iepriekšējās kārtās ir pārskatīti.
