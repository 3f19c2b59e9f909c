/* An import: what was read, what was answered, and the plan that follows from both.
 * Invariant: the plan is always that of the present answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/import.h"

#include <glib/gi18n-lib.h>

#include "core/published/known-levels.h"
#include "core/record/id.h"
#include "exchange/import-private.h"

struct _JalonsImport
{
  GObject parent_instance;

  const JalonsImportPlanner *planner; /* NULL where there is nothing to answer */
  gpointer source;                    /* of the planner */
  JalonsDataset *dataset;
  GHashTable *answers; /* key → answer */
  JalonsPlan *plan;
};

G_DEFINE_FINAL_TYPE (JalonsImport, jalons_import, G_TYPE_OBJECT)

/* The object */

static void
jalons_import_finalize (GObject *object)
{
  JalonsImport *self = JALONS_IMPORT (object);

  if (self->planner != NULL)
    self->planner->free (self->source);
  g_clear_object (&self->dataset);
  g_hash_table_unref (self->answers);
  g_clear_pointer (&self->plan, jalons_plan_free);
  G_OBJECT_CLASS (jalons_import_parent_class)->finalize (object);
}

static void
jalons_import_class_init (JalonsImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jalons_import_finalize;
}

static void
jalons_import_init (JalonsImport *self)
{
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
make_plan (JalonsImport *self)
{
  g_clear_pointer (&self->plan, jalons_plan_free);
  self->plan = self->planner->plan (self->source, self->dataset, self->answers);
}

/**
 * jalons_import_new_fixed:
 * @plan: (transfer full): a plan without questions
 *
 * Returns: (transfer full): an import that only waits to be accepted
 */
JalonsImport *
jalons_import_new_fixed (JalonsPlan *plan)
{
  JalonsImport *self = g_object_new (JALONS_TYPE_IMPORT, NULL);

  self->plan = plan;
  return self;
}

/**
 * jalons_import_new_planned:
 * @planner: how; it outlives the import
 * @source: (transfer full): what is imported
 * @dataset: the data as they are; they are only read, and only here and in jalons_import_answer()
 *
 * Returns: (transfer full): the import, whose questions are still to be answered
 */
JalonsImport *
jalons_import_new_planned (const JalonsImportPlanner *planner,
                           gpointer source,
                           JalonsDataset *dataset)
{
  JalonsImport *self = g_object_new (JALONS_TYPE_IMPORT, NULL);

  self->planner = planner;
  self->source = source;
  self->dataset = g_object_ref (dataset);
  make_plan (self);
  return self;
}

static gboolean
is_level (JalonsImport *self,
          const char *code)
{
  g_autoptr (GArray) levels = jalons_known_levels (self->dataset);

  for (unsigned i = 0; i < levels->len; i++)
    if (g_str_equal (g_array_index (levels, JalonsLevelInfo, i).code, code))
      return TRUE;
  return FALSE;
}

static gboolean
can_answer (JalonsImport *self,
            const JalonsImportQuestion *question,
            const char *answer)
{
  switch (question->ask)
    {
    case JALONS_IMPORT_ASK_SCHOOL:
      return g_strv_contains ((const char *const *) question->choices, answer) || jalons_uai_valid (answer);
    case JALONS_IMPORT_ASK_SCHOOLS:
    case JALONS_IMPORT_ASK_TABLE:
    case JALONS_IMPORT_ASK_COLUMN:
    case JALONS_IMPORT_ASK_PERSON:
      return g_strv_contains ((const char *const *) question->choices, answer);
    case JALONS_IMPORT_ASK_REGION:
      return TRUE;
    case JALONS_IMPORT_ASK_DELETED:
      return g_str_equal (answer, JALONS_IMPORT_TAKE_BACK) || g_str_equal (answer, JALONS_IMPORT_LEAVE);
    case JALONS_IMPORT_ASK_YEAR:
      return g_ascii_string_to_unsigned (answer, 10, 2000, 2100, NULL, NULL);
    case JALONS_IMPORT_ASK_LEVEL:
    default:
      return is_level (self, answer);
    }
}

static void
keep_answer (JalonsImport *self,
             const char *key,
             const char *answer)
{
  if (self->planner != NULL && self->planner->answer != NULL && self->planner->answer (self->source, key, answer))
    return; /* it is about how the file is to be read */
  if (*answer == '\0')
    g_hash_table_remove (self->answers, key);
  else
    g_hash_table_replace (self->answers, g_strdup (key), g_strdup (answer));
}

/* From so many lines on, planning takes longer than a frame or two. */
#define LARGE 2000

/**
 * jalons_import_is_large:
 *
 * Returns: whether an answer may take its time: a window then gives it in a thread, and looks at nothing of @self meanwhile
 */
gboolean
jalons_import_is_large (JalonsImport *self)
{
  return self->planner != NULL && self->planner->size != NULL && self->planner->size (self->source) >= LARGE;
}

/**
 * jalons_import_answer:
 * @key: of one of the questions
 * @answer: (nullable): see #JalonsImportAsk; %NULL or "" takes the answer back
 *
 * Answers a question and plans anew: lines, questions and drafts that were got before are no longer valid. A level
 * given to a MEF is part of what will be written, so that it is never asked again.
 *
 * Returns: whether there is such a question and it can be answered so; else nothing changes
 */
gboolean
jalons_import_answer (JalonsImport *self,
                      const char *key,
                      const char *answer)
{
  const JalonsImportQuestion *question;
  gboolean taken_back = answer == NULL || *answer == '\0';

  g_return_val_if_fail (JALONS_IS_IMPORT (self), FALSE);

  question = jalons_plan_find_question (self->plan, key);
  if (question == NULL || (!taken_back && !can_answer (self, question, answer)))
    return FALSE;
  keep_answer (self, key, taken_back ? "" : answer);
  make_plan (self);
  return TRUE;
}

/**
 * jalons_import_is_ready:
 *
 * Returns: whether every question that must be answered was, and nothing is missing in the file
 */
gboolean
jalons_import_is_ready (JalonsImport *self)
{
  return self->plan->blocked == NULL && jalons_plan_is_answered (self->plan);
}

/**
 * jalons_import_get_blocked:
 *
 * Returns: (nullable): why nothing can be written, a sentence that says what to do; %NULL when only questions are open,
 *   or none
 */
const char *
jalons_import_get_blocked (JalonsImport *self)
{
  return self->plan->blocked;
}

/**
 * jalons_import_get_drafts:
 *
 * Returns: (transfer none) (element-type JalonsDraft): what to give to the store as one gesture; empty when there is
 *   nothing new, or when the import is not ready
 */
GPtrArray *
jalons_import_get_drafts (JalonsImport *self)
{
  return self->plan->drafts;
}

/**
 * jalons_import_get_lines:
 *
 * Returns: (transfer none) (element-type JalonsImportLine): the preview, in the order of the file; what is gone from
 *   the file at the end
 */
GPtrArray *
jalons_import_get_lines (JalonsImport *self)
{
  return self->plan->lines;
}

/**
 * jalons_import_get_questions:
 *
 * Returns: (transfer none) (element-type JalonsImportQuestion): all questions, answered ones too
 */
GPtrArray *
jalons_import_get_questions (JalonsImport *self)
{
  return self->plan->questions;
}

/**
 * jalons_import_get_warnings:
 *
 * Returns: (transfer none) (element-type utf8): what the user should know, whole sentences
 */
GPtrArray *
jalons_import_get_warnings (JalonsImport *self)
{
  return self->plan->warnings;
}

/**
 * jalons_import_get_uai:
 *
 * Returns: the UAI of the school that is written to, or "" when it is still asked, or several are
 */
const char *
jalons_import_get_uai (JalonsImport *self)
{
  return self->plan->uai;
}

/**
 * jalons_import_get_year:
 *
 * Returns: the school year that is written to, or 0
 */
int
jalons_import_get_year (JalonsImport *self)
{
  return self->plan->year;
}

/**
 * jalons_import_count:
 *
 * Returns: how many classes, or, for an export of Jalons, objects of any kind, have this outcome
 */
unsigned
jalons_import_count (JalonsImport *self,
                     JalonsImportOutcome outcome)
{
  unsigned n = 0;

  for (unsigned i = 0; i < self->plan->lines->len; i++)
    {
      const JalonsImportLine *line = g_ptr_array_index (self->plan->lines, i);

      n += line->outcome == outcome &&
           (self->plan->counted == JALONS_N_ENTITIES || self->plan->counted == line->entity);
    }
  return n;
}

/* With a capital letter, which a count has no need of. */
static char *
make_sentence (const char *counts)
{
  const char *rest = *counts != '\0' ? g_utf8_next_char (counts) : counts;
  g_autofree char *first = g_utf8_strup (counts, (gssize) (rest - counts));

  return g_strdup_printf ("%s%s.", first, rest);
}

static JalonsImportWords
counted_words (JalonsImport *self)
{
  switch ((int) self->plan->counted)
    {
    case JALONS_ENTITY_DIVISION:
      return JALONS_IMPORT_WORDS_CLASSES;
    case JALONS_ENTITY_YEAR:
      return JALONS_IMPORT_WORDS_CALENDARS;
    case JALONS_ENTITY_AMBASSADOR:
      return JALONS_IMPORT_WORDS_AMBASSADORS;
    case JALONS_ENTITY_OFFER:
      return JALONS_IMPORT_WORDS_OFFERS;
    case JALONS_ENTITY_DOCUMENT:
      return JALONS_IMPORT_WORDS_DOCUMENTS;
    default:
      return JALONS_IMPORT_WORDS_OBJECTS;
    }
}

static char *
say_counts (JalonsImport *self,
            gboolean written)
{
  g_autofree char *counts = NULL;

  if (self->plan->said != NULL)
    return g_strdup (self->plan->said);
  counts = jalons_import_count_words (self, counted_words (self), written);
  if (self->plan->drafts->len == 0 && jalons_import_is_ready (self))
    return *counts ? g_strdup_printf (_ ("Nothing new: %s."), counts) : g_strdup (_ ("Nothing new."));
  return make_sentence (counts);
}

/**
 * jalons_import_foresee:
 *
 * Returns: (transfer full): a sentence with what is to be done, before it is: "28 classes unchanged, 2 classes to
 *   change.", or that there is nothing new
 */
char *
jalons_import_foresee (JalonsImport *self)
{
  return say_counts (self, FALSE);
}

/**
 * jalons_import_summarise:
 *
 * Returns: (transfer full): a sentence with what was done, once it is written: "28 classes unchanged, 2 classes
 *   changed.", or that there is nothing new
 */
char *
jalons_import_summarise (JalonsImport *self)
{
  return say_counts (self, TRUE);
}

/**
 * jalons_import_label:
 *
 * Returns: (transfer full): what to call the gesture in the history and beside Undo
 */
char *
jalons_import_label (JalonsImport *self)
{
  if (self->plan->label != NULL)
    return g_strdup (self->plan->label);
  return g_strdup (self->planner != NULL ? _ (self->planner->label) : _ ("Import data"));
}

/**
 * jalons_import_get_source:
 *
 * Returns: (nullable): the source that @planner plans; %NULL when another planner, or none, made @self
 */
gpointer
jalons_import_get_source (JalonsImport *self,
                          const JalonsImportPlanner *planner)
{
  return self->planner == planner ? self->source : NULL;
}
