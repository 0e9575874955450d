### Lapa par to, kas notiek pats no sevis.

jobs-title = Fona darbi
jobs-lead = Tas, ko sistēma dara pati, nevienam nespiežot pogu: notīra lieko, pieraksta, kuri piedāvājumi ir beigušies, atgādina, ka drīz jāatbild, raksta, ka termiņš mainīts, nodod tālāk brīvās vietas, ja to parakstījuši divi cilvēki, sasaista žurnāla ierakstus ar kontrolsummām un pieraksta, ka kārta ir atvērta vai tās termiņš ir pagājis.
jobs-nobody = Jau minūti neviens izpildītājs nav ziņojis, ka darbojas. Kamēr tāda nav, nekas no šī nenotiek. Paziņojiet to sistēmas uzturētājam.
jobs-counts = Gaida: { $waiting } · notiek: { $running } · izpildītāji darbībā: { $workers }
jobs-failed = Kas neizdevās
jobs-failed-none = Nekas nav neizdevies.
jobs-tries = Darbu, kas neizdevās, pēc pauzes mēģina vēlreiz. Pēc { $tries }. mēģinājuma to atliek, un tas gaida šeit, līdz kāds to palaiž vēlreiz.
jobs-col-what = Darbs
jobs-col-tries = Mēģinājumi
jobs-col-why = Kas notika
jobs-col-next = Nākamais mēģinājums
jobs-again = Mēģināt vēlreiz
jobs-said-again = Darbs atkal ir rindā.
jobs-kind-sessions = Dzēst beigušās sesijas un melnrakstus, kuru laiks beidzies
jobs-kind-sheets = Dzēst izklājlapas, kuras neviens neierakstīja
jobs-kind-preparations = Notīrīt pārtrauktas ierakstīšanas atliekas
jobs-kind-opening = Pierakstīt, ka kārta ir atvērta
jobs-kind-deadline = Pierakstīt, ka termiņš ir pagājis
jobs-kind-lapses = Pierakstīt, kuri piedāvājumi ir beigušies
jobs-kind-refills = Nodot tālāk brīvās vietas pēc parakstīta noteikuma
jobs-kind-chain = Sasaistīt žurnāla ierakstus ar kontrolsummām
jobs-kind-reminders = Atgādināt tiem, kam drīz jāatbild vai jāiesniedz dokumenti, vai kuru melnrakstu drīz dzēsīs
jobs-kind-announcements = Uzrakstīt pieteikumu iesniedzējiem, ka termiņš mainīts
jobs-kind-letters = Vēstuļu izdruka
