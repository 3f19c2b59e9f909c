/* Reading tables and looking at what would be written of them; the tables that several tests read.
 * Invariant: as in tables.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "support.h"

#include "exchange/table.h"

#define TABLES_TODAY jalons_day_new (2026, 11, 20)

#define PEOPLE                                                                                                      \
  "Civilité;Nom;Prénom;Métier;Entreprise;Ville;Courriel;Téléphone;Charte signée;Disponibilités;Interventions par an;" \
  "Code ROME;Commentaire\n"                                                                                         \
  "Mme;DUPONT;Marie;Boulangère;Boulangerie Paul;Lille;Marie.Dupont@example.org;06 01 02 03 04;13/10/2026;"          \
  "lundi matin et jeudi;3 par an;D1102;très bavarde\n"                                                              \
  "M.;Martin;Jean;électricien;ACME;Lens;jean@example.org;;oui;;;X1;\n"

#define ACTIONS                                                                                              \
  "Code;Titre;Niveaux;Durée;Places;Début;Fin;Modalité;Public;Lien;Dates\n"                                   \
  "A1;Orientibus;4e, 3e et 2de GT;1h30;30 élèves;01/10/2026;2027-05-31;en classe;élèves;www.example.org/a;"  \
  "13/10/2026 à 14h00 | 2026-11-17\n"                                                                        \
  "A2;Forum;de la 5e à la 3e;90;2 classes;;;visioconférence;parents;javascript:alert(1);bientôt\n"           \
  ";Sans code;tous niveaux;1 h 30;;;;;;;\n"                                                                  \
  ";;3e;;;;;;;;\n"                                                                                           \
  "A1;Encore;;;;;;;;;\n"

JalonsSourceFile           *tables_file           (const char *name, const char *text);
JalonsTable                *tables_read           (const char *text);
JalonsImport               *tables_import         (const char *text, JalonsDataset *dataset);
void                        tables_write          (JalonsImport *import, JalonsDataset *dataset);
char                       *tables_preview        (JalonsImport *import);
void                        tables_assert_preview (JalonsImport *import, const char *expected);
void                        tables_assert_warned  (JalonsImport *import, const char *words);
const JalonsImportQuestion *tables_find_question  (JalonsImport *import, const char *key);
unsigned                    tables_count_asked    (JalonsImport *import, JalonsImportAsk ask);
JalonsRecord               *tables_only_record    (JalonsDataset *dataset, JalonsEntityId entity);
