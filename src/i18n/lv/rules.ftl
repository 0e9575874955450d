### What `talka rules` says of rule packs.

rules-listed = { $id } { $version }: { $name } ({ $from } – { $to })
rules-sound = { $id } { $version }: kļūdu nav. Dalības noteikumi: { $rules }, vakanču noteikumi: { $pairs }, prioritātes grupas: { $tiers }, avoti: { $sources }, piemēri: { $examples }.
rules-uncited = avots „{ $source }”: uz to pakotnē nekas neatsaucas
rules-example-failed = { $line }. rinda, piemērs { $id }: gaidīts { $expected }, bet noteikumi dod { $said }
rules-unseen-holds = { $rule }: neviens piemērs nerāda cilvēku, kuram šis noteikums izpildās
rules-unseen-fails = { $rule }: neviens piemērs nerāda cilvēku, kuram šis noteikums neizpildās
rules-few-examples = piemēri: { $n }; vajadzīgi vismaz { $fewest }
rules-examples = Piemēri: { $passed } no { $examples } dod gaidīto.
rules-mutations = Izmaiņas nosacījumos: piemēri pamana { $noticed } no { $tried }.
rules-mutations-left = šīs izmaiņas neviens piemērs nepamana
rules-test-refused = ar piemēriem nepietiek, lai pakotnei uzticētos
rules-eligible = Var piedalīties. { $tier }. prioritātes grupa: { $name }
rules-not-eligible = Nevar piedalīties:
rules-needs-person = Lemj darbinieks:
rules-pair-possible = Šo vakanci var ieņemt.
rules-pair-open = Pret pašu vakanci noteikumos iebildumu nav.
rules-pair-impossible = Šo vakanci nevar ieņemt:
rules-pair-needs-person = Par šo vakanci lemj darbinieks:
rules-source = avots: { $source }
rules-facts = izmantotās ziņas: { $facts }
rules-instead-is = noteikums izpildītos, ja būtu: { $fact } – { $value }
rules-instead-at-least = noteikums izpildītos, ja būtu: { $fact } – { $value } vai vairāk
rules-instead-at-most = noteikums izpildītos, ja būtu: { $fact } – { $value } vai mazāk
rules-instead-from = noteikums izpildītos, ja būtu: { $fact } – { $value } vai vēlāk
rules-instead-until = noteikums izpildītos, ja būtu: { $fact } – { $value } vai agrāk
rules-instead-between = noteikums izpildītos, ja būtu: { $fact } – no { $value } līdz { $to }
rules-instead-none = ar vienas pretendenta ziņas maiņu nepietiktu
rules-preview = Pieteikumi: { $people }. Var piedalīties: { $eligible }, nevar: { $refused }, lemj darbinieks: { $person }.
rules-preview-rule = { $rule }: izpildās { $admits }, neizpildās { $refuses }, lemj darbinieks { $person }
rules-preview-tier = { $number }. prioritātes grupa, { $name }: { $people }
rules-preview-people = { $kind } „{ $name }”: cilvēki, uz kuriem attiecas: { $inside }, nav zināms: { $unknown }
rules-preview-placements = { $kind } „{ $name }”: vakances, uz kurām attiecas: { $inside }, nav zināms: { $unknown }
rules-standing-refused = nevar piedalīties
rules-standing-person = lemj darbinieks
rules-differences = { $n ->
    [one] { $n } atšķirība.
   *[other] { $n } atšķirības.
}
rules-touched = { $n ->
    [one] Iznākums mainās { $n } cilvēkam.
   *[other] Iznākums mainās { $n } cilvēkiem.
}
