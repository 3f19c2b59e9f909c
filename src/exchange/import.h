/* What importing a file would do to the data: a preview, the questions that it raises, and the drafts to write.
 * Invariant: an import writes nothing and deletes nothing; it is a list of drafts until its caller gives them, all
 * together, to the store.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/record/dataset.h"
#include "exchange/holidays.h"
#include "exchange/offers.h"
#include "exchange/structure.h"

G_BEGIN_DECLS

/**
 * JalonsImportOutcome:
 * @JALONS_IMPORT_CREATED: it was not there
 * @JALONS_IMPORT_CHANGED: the file says something else of it; the line tells each field
 * @JALONS_IMPORT_UNCHANGED: it is as the file says
 * @JALONS_IMPORT_GONE: it is in the data and no longer in the file; it stays
 * @JALONS_IMPORT_WITHDRAWN: it is published no more; it stays, marked with the day
 * @JALONS_IMPORT_REFUSED: it is left out, the line says why
 * @JALONS_IMPORT_DELETED: the user deleted it; it stays deleted unless its question is answered otherwise
 * @JALONS_IMPORT_READ: what the file says, in words; the lines after it tell what comes of it
 */
typedef enum
{
  JALONS_IMPORT_CREATED,
  JALONS_IMPORT_CHANGED,
  JALONS_IMPORT_UNCHANGED,
  JALONS_IMPORT_GONE,
  JALONS_IMPORT_WITHDRAWN,
  JALONS_IMPORT_REFUSED,
  JALONS_IMPORT_READ,
  JALONS_IMPORT_DELETED,
  JALONS_IMPORT_N_OUTCOMES,
} JalonsImportOutcome;

/**
 * JalonsImportLine:
 * @outcome: what happens to it
 * @entity: what it is
 * @id: its id
 * @name: the code of the class, the name of the school…
 * @text: what the file says of it, in words: "3e, 26 pupils, Mme Durand"; of a refused one, why
 * @details: (array zero-terminated=1): what changes or is to be looked at: "Headcount: 26 → 27"
 *
 * One line of the preview.
 */
typedef struct
{
  JalonsImportOutcome outcome;
  JalonsEntityId entity;
  char *id;
  char *name;
  char *text;
  char **details;
} JalonsImportLine;

/**
 * JalonsImportAsk:
 * @JALONS_IMPORT_ASK_SCHOOL: into which school: a file of another than the open one, or a table that does not say;
 *   the answer is a UAI
 * @JALONS_IMPORT_ASK_YEAR: into which school year; the answer is "2026" for 2026-2027
 * @JALONS_IMPORT_ASK_LEVEL: the level of a MEF, of words in a table, or of a class of which the file says neither; the
 *   answer is the code of a level, see jalons_known_levels()
 * @JALONS_IMPORT_ASK_SCHOOLS: for which of the schools that a calendar is for; the answer is a UAI or
 *   %JALONS_IMPORT_ALL_SCHOOLS
 * @JALONS_IMPORT_ASK_TABLE: what a table lists; the answer is one of the choices
 * @JALONS_IMPORT_ASK_COLUMN: what a column of a table holds; the answer is one of the choices, "" that it is left out
 * @JALONS_IMPORT_ASK_PERSON: whether a person of the file is one that is known; the answer is an id among the choices,
 *   "" that it is somebody else
 * @JALONS_IMPORT_ASK_REGION: which Région publishes this; the answer is any name
 * @JALONS_IMPORT_ASK_DELETED: whether what the user deleted is to come back, one thing or, under the key "deleted", all;
 *   the answer is %JALONS_IMPORT_TAKE_BACK or %JALONS_IMPORT_LEAVE; what is answered for one thing goes before the answer
 *   for all
 */
typedef enum
{
  JALONS_IMPORT_ASK_SCHOOL,
  JALONS_IMPORT_ASK_YEAR,
  JALONS_IMPORT_ASK_LEVEL,
  JALONS_IMPORT_ASK_SCHOOLS,
  JALONS_IMPORT_ASK_TABLE,
  JALONS_IMPORT_ASK_COLUMN,
  JALONS_IMPORT_ASK_PERSON,
  JALONS_IMPORT_ASK_REGION,
  JALONS_IMPORT_ASK_DELETED,
} JalonsImportAsk;

#define JALONS_IMPORT_N_ASKS (JALONS_IMPORT_ASK_DELETED + 1)

#define JALONS_IMPORT_ALL_SCHOOLS "all"
#define JALONS_IMPORT_TAKE_BACK   "back"
#define JALONS_IMPORT_LEAVE       "leave"
#define JALONS_IMPORT_DELETED_KEY "deleted"

/**
 * JalonsImportQuestion:
 * @ask: what kind of answer it wants
 * @key: what to give to jalons_import_answer(): "school", "year", "mef:1671000D11A", "text:3e prépa", "division:ULIS",
 *   "schools", "table", "column:2" (from 0), "person:12" (the line of the file), "region", "deleted",
 *   "deleted:orientibus" (the publisher's code)
 * @required: whether nothing can be written before the answer; a class whose level is not answered is written without
 * @text: the question, a whole sentence
 * @divisions: (array zero-terminated=1): the codes of the classes concerned; of a column, some of its values
 * @choices: (array zero-terminated=1): answers to offer, perhaps none
 * @labels: (array zero-terminated=1): what each of @choices is called, where its caller cannot know; else empty
 * @answer: the answer so far, or ""
 */
typedef struct
{
  JalonsImportAsk ask;
  char *key;
  gboolean required;
  char *text;
  char **divisions;
  char **choices;
  char **labels;
  char *answer;
} JalonsImportQuestion;

#define JALONS_TYPE_IMPORT (jalons_import_get_type ())
G_DECLARE_FINAL_TYPE (JalonsImport, jalons_import, JALONS, IMPORT, GObject)

JalonsImport *jalons_import_new_structure  (JalonsStructure *structure,
                                            JalonsDataset *dataset,
                                            const char *open_uai,
                                            int open_year);
JalonsImport *jalons_import_new_holidays   (JalonsHolidays *holidays, JalonsDataset *dataset, GError **error);
JalonsImport *jalons_import_new_offers     (JalonsOffers *offers,
                                            JalonsDataset *dataset,
                                            GHashTable *deleted,
                                            const char *feed_url,
                                            JalonsDay today);
gboolean      jalons_import_is_large       (JalonsImport *self);
gboolean      jalons_import_answer         (JalonsImport *self, const char *key, const char *answer);

gboolean      jalons_import_is_ready       (JalonsImport *self);
const char   *jalons_import_get_blocked    (JalonsImport *self);
GPtrArray    *jalons_import_get_drafts     (JalonsImport *self);
GPtrArray    *jalons_import_get_lines      (JalonsImport *self);
GPtrArray    *jalons_import_get_questions  (JalonsImport *self);
GPtrArray    *jalons_import_get_warnings   (JalonsImport *self);
const char   *jalons_import_get_uai        (JalonsImport *self);
int           jalons_import_get_year       (JalonsImport *self);
unsigned      jalons_import_count          (JalonsImport *self, JalonsImportOutcome outcome);
char         *jalons_import_foresee        (JalonsImport *self);
char         *jalons_import_summarise      (JalonsImport *self);
char         *jalons_import_label          (JalonsImport *self);

G_END_DECLS
