### Saglabāti pieteikumu saraksti un meklēšana visās kārtās.
views-title = Saglabātie saraksti
views-all = Visi saglabātie saraksti
views-lead = Saraksts ar nosaukumu atceras filtrus, kārtību un kolonnas. Meklēto vārdu vai kontaktu tas neatceras. Ja filtrā ir vakance, saraksts ir redzams šajā kārtā, citādi – visās šī pasākuma kārtās.
views-none = Saglabātu sarakstu vēl nav. Tos saglabā pieteikumu lapā.
views-new = Saglabāt šo sarakstu
views-name = Saraksta nosaukums
views-name-hint = Nerakstiet šeit cilvēku vārdus. Piemēram: Trūkst skolas ziņu.
views-shared = Rādīt visiem manas iestādes darbiniekiem
views-is-shared = Redz visa iestāde
views-keep = Saglabāt
views-change = Saglabāt izmaiņas
views-forget = Dzēst
views-by = Saglabāja { $name }
views-said-kept = Saraksts ir saglabāts.
views-said-changed = Izmaiņas ir saglabātas.
views-said-forgotten = Saraksts ir dzēsts.
wrong-view-taken = Jums jau ir saraksts ar šādu nosaukumu.
wrong-view-many = Var saglabāt ne vairāk kā { $most } sarakstus. Dzēsiet kādu, kas vairs nav vajadzīgs.
admin-did-view-keep = Saglabāja pieteikumu sarakstu
admin-did-view-change = Mainīja saglabāto sarakstu
admin-did-view-forget = Dzēsa saglabāto sarakstu
find-title = Meklēt visās kārtās
find-label = Meklēt cilvēku visās kārtās
find-button = Meklēt
find-round = Kārta
find-short = Ierakstiet vismaz divas zīmes.
find-none = Nekas nav atrasts.
find-found = { $n ->
    [one] Atrasts { $n } pieteikums.
   *[other] Atrasti { $n } pieteikumi.
}
find-more = { $n ->
    [one] Redzams { $n } jaunākais; ierakstiet vairāk, lai atrastu citus.
   *[other] Redzami { $n } jaunākie; ierakstiet vairāk, lai atrastu citus.
}
list-skip = Uz pieteikumu rindām
