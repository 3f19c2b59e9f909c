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

JalonsPlan           *jalons_plan_new           (void);
void                  jalons_plan_free          (JalonsPlan *plan);
JalonsImportLine     *jalons_plan_add_line      (JalonsPlan *plan,
                                                 JalonsImportOutcome outcome,
                                                 JalonsEntityId entity,
                                                 const char *id,
                                                 const char *name,
                                                 const char *text);
JalonsImportQuestion *jalons_plan_add_question  (JalonsPlan *plan,
                                                 JalonsImportAsk ask,
                                                 const char *key,
                                                 const char *answer,
                                                 const char *text);
JalonsImportQuestion *jalons_plan_find_question (const JalonsPlan *plan, const char *key);
gboolean              jalons_plan_is_answered   (const JalonsPlan *plan);
void                  jalons_plan_keep          (JalonsPlan *plan, JalonsDraft *draft);
JalonsImportOutcome   jalons_plan_outcome       (const JalonsDraft *draft);
void                  jalons_plan_offers        (JalonsPlan *plan,
                                                 JalonsOffers *offers,
                                                 JalonsDataset *dataset,
                                                 const char *feed_url,
                                                 JalonsDay today,
                                                 GHashTable *deleted,
                                                 GHashTable *answers);
void                  jalons_strv_add           (char ***strv, const char *text);

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
 * One kind of thing that can be imported.
 */
typedef struct
{
  JalonsPlan *(*plan) (gpointer source, JalonsDataset *dataset, GHashTable *answers);
  gboolean (*answer) (gpointer source, const char *key, const char *answer);
  GDestroyNotify free;
  const char *label;
  unsigned (*size) (gpointer source);
} JalonsImportPlanner;

JalonsImport         *jalons_import_new_fixed   (JalonsPlan *plan);
JalonsImport         *jalons_import_new_planned (const JalonsImportPlanner *planner,
                                                 gpointer source,
                                                 JalonsDataset *dataset);
gpointer              jalons_import_get_source  (JalonsImport *self, const JalonsImportPlanner *planner);
char                 *jalons_import_count_words (JalonsImport *import, JalonsImportWords words, gboolean written);

G_END_DECLS
