/* Within an import: how a plan fills it.
 * Invariant: a plan is made whole and at once; nothing of an older plan is left in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/**
 * JalonsPlan:
 * @blocked: (nullable): why nothing can be written yet though every question has its answer, a sentence
 * @uai: of the school that is written to, or ""
 * @year: that is written to, or 0
 * @label: (nullable): what to call the gesture, when it is not what the import says by itself
 * @said: (nullable): what comes of it, a sentence, when it is not to be counted
 * @counted: the entity that the summary counts; %JALONS_N_ENTITIES for all of them
 * @drafts: (element-type JalonsDraft): what to write, schools before years before divisions
 * @lines: (element-type JalonsImportLine): the preview
 * @questions: (element-type JalonsImportQuestion): those that were answered too
 * @warnings: (element-type utf8): whole sentences
 */
typedef struct
{
  char *blocked;
  char *uai;
  int year;
  char *label;
  char *said;
  JalonsEntityId counted;
  GPtrArray *drafts;
  GPtrArray *lines;
  GPtrArray *questions;
  GPtrArray *warnings;
} JalonsPlan;

JalonsPlan           *jalons_plan_new          (void);
void                  jalons_plan_free         (JalonsPlan *plan);
JalonsImportLine     *jalons_plan_add_line     (JalonsPlan *plan,
                                                JalonsImportOutcome outcome,
                                                JalonsEntityId entity,
                                                const char *id,
                                                const char *name,
                                                const char *text);
JalonsImportQuestion *jalons_plan_add_question (JalonsPlan *plan,
                                                JalonsImportAsk ask,
                                                const char *key,
                                                const char *answer,
                                                const char *text);
void                  jalons_strv_add          (char ***strv, const char *text);

JalonsPlan           *jalons_plan_structure    (JalonsStructure *structure,
                                                JalonsDataset *dataset,
                                                const char *open_uai,
                                                int open_year,
                                                GHashTable *answers);

JalonsPlan           *jalons_plan_holidays     (JalonsHolidays *holidays, JalonsDataset *dataset, GHashTable *answers);
JalonsImportOutcome   jalons_plan_outcome      (const JalonsDraft *draft);
void                  jalons_plan_offers       (JalonsPlan *plan,
                                                JalonsOffers *offers,
                                                JalonsDataset *dataset,
                                                const char *feed_url,
                                                JalonsDay today,
                                                GHashTable *deleted,
                                                GHashTable *answers);
gboolean              jalons_holidays_concern  (JalonsHolidays *holidays, JalonsDataset *dataset, GError **error);

/* While a structure is planned. */
typedef struct
{
  JalonsPlan *plan;
  JalonsStructure *structure;
  JalonsDataset *dataset;
  GHashTable *answers;
  GHashTable *by_key;  /* key of a code → JalonsDivision, the divisions of the year as they are */
  GHashTable *in_file; /* keys of the codes that the file has */
  GHashTable *taken;   /* ids of the divisions that were dealt with */
} JalonsPlanner;

/* What is known of the level of a class; level is "" when it was asked and not answered. */
typedef struct
{
  const char *level;
  gboolean mixed;
  gboolean guessed; /* told by a label alone */
} JalonsTold;

const char           *jalons_planner_answer        (JalonsPlanner *self, const char *key);
void                  jalons_planner_keep          (JalonsPlanner *self, JalonsDraft *draft);
char                 *jalons_planner_choose_school (JalonsPlanner *self, const char *open_uai);
int                   jalons_planner_choose_year   (JalonsPlanner *self, int open_year);
void                  jalons_planner_add_school    (JalonsPlanner *self);
char                 *jalons_planner_add_year      (JalonsPlanner *self);
JalonsTold            jalons_planner_tell_level    (JalonsPlanner *self, const JalonsStructureDivision *division);

JalonsImport         *jalons_import_new_fixed  (JalonsPlan *plan);

/* What an import counts. */
typedef enum
{
  JALONS_IMPORT_WORDS_CLASSES,
  JALONS_IMPORT_WORDS_CALENDARS,
  JALONS_IMPORT_WORDS_OBJECTS,
  JALONS_IMPORT_WORDS_AMBASSADORS,
  JALONS_IMPORT_WORDS_OFFERS,
  JALONS_IMPORT_WORDS_DOCUMENTS,
} JalonsImportWords;

/**
 * JalonsImportPlanner:
 * @plan: makes the plan of present answers out of @source
 * @answer: (nullable): takes an answer itself, when it is about how @source is to be read; it returns whether it did
 * @free: frees @source
 * @label: what to call the gesture, to be translated
 * @size: (nullable): how many lines, or so, a plan has to look at
 *
 * What can be imported beside classes and calendars.
 */
typedef struct
{
  JalonsPlan *(*plan) (gpointer source, JalonsDataset *dataset, GHashTable *answers);
  gboolean (*answer) (gpointer source, const char *key, const char *answer);
  GDestroyNotify free;
  const char *label;
  unsigned (*size) (gpointer source);
} JalonsImportPlanner;

JalonsImport         *jalons_import_new_planned (const JalonsImportPlanner *planner,
                                                 gpointer source,
                                                 JalonsDataset *dataset);

gpointer              jalons_import_get_source (JalonsImport *self, const JalonsImportPlanner *planner);

char                 *jalons_import_count_words (JalonsImport *import, JalonsImportWords words, gboolean written);

G_END_DECLS
