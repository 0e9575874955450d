### Visu pieteikuma ziņu labošana vienā lapā.
amend-title = Labot pieteikuma ziņas
amend-lead = Izlabojiet, kas nav pareizi. Pirms saglabāšanas redzēsiet, kas bija un kas būs.
amend-told = Rezultāti ir publicēti: izvēles vairs nemaina, un ziņas, no kurām atkarīga vieta, labo citā lapā.
amend-look = Apskatīt izmaiņas
amend-check = Pārbaudiet, kas mainīsies. Saglabāts vēl nav.
amend-choices = Izvēles, kuras noteikumi pēc šīm ziņām neļauj vai par kurām vēl kas jānoskaidro:
amend-save = Saglabāt izmaiņas
amend-again = Labot vēl
amend-no-wish = Nav izvēles
amend-said = Izmaiņas ir saglabātas.
