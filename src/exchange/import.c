/* An import: what was read, what was answered, and the plan that follows from both.
 * Invariant: the plan is always that of the present answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/import.h"

#include <glib/gi18n-lib.h>

#include "core/id.h"
#include "core/known-levels.h"
#include "core/text.h"
#include "exchange/import-private.h"

struct _JalonsImport
{
  GObject parent_instance;

  JalonsStructure *structure; /* at most one of the three; none where there is nothing to answer */
  JalonsHolidays *holidays;
  const JalonsImportPlanner *planner;
  gpointer source; /* of the planner */
  JalonsDataset *dataset;
  char *open_uai;
  int open_year;
  GHashTable *answers; /* key → answer */
  JalonsPlan *plan;
};

G_DEFINE_FINAL_TYPE (JalonsImport, jalons_import, G_TYPE_OBJECT)

/* The plan */

static void
free_line (gpointer data)
{
  JalonsImportLine *line = data;

  g_free (line->id);
  g_free (line->name);
  g_free (line->text);
  g_strfreev (line->details);
  g_free (line);
}

static void
free_question (gpointer data)
{
  JalonsImportQuestion *question = data;

  g_free (question->key);
  g_free (question->text);
  g_strfreev (question->divisions);
  g_strfreev (question->choices);
  g_strfreev (question->labels);
  g_free (question->answer);
  g_free (question);
}

JalonsPlan *
jalons_plan_new (void)
{
  JalonsPlan *plan = g_new0 (JalonsPlan, 1);

  plan->uai = g_strdup ("");
  plan->counted = JALONS_N_ENTITIES;
  plan->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) jalons_draft_free);
  plan->lines = g_ptr_array_new_with_free_func (free_line);
  plan->questions = g_ptr_array_new_with_free_func (free_question);
  plan->warnings = g_ptr_array_new_with_free_func (g_free);
  return plan;
}

void
jalons_plan_free (JalonsPlan *plan)
{
  g_free (plan->blocked);
  g_free (plan->uai);
  g_free (plan->label);
  g_free (plan->said);
  g_ptr_array_unref (plan->drafts);
  g_ptr_array_unref (plan->lines);
  g_ptr_array_unref (plan->questions);
  g_ptr_array_unref (plan->warnings);
  g_free (plan);
}

/**
 * jalons_plan_add_line:
 *
 * Returns: (transfer none): the new line, without details
 */
JalonsImportLine *
jalons_plan_add_line (JalonsPlan *plan,
                      JalonsImportOutcome outcome,
                      JalonsEntityId entity,
                      const char *id,
                      const char *name,
                      const char *text)
{
  JalonsImportLine *line = g_new0 (JalonsImportLine, 1);

  line->outcome = outcome;
  line->entity = entity;
  line->id = g_strdup (id);
  line->name = g_strdup (name);
  line->text = g_strdup (text);
  line->details = g_new0 (char *, 1);
  g_ptr_array_add (plan->lines, line);
  return line;
}

/**
 * jalons_plan_add_question:
 * @answer: (nullable): the answer so far
 *
 * Returns: (transfer none): the new question, without classes and choices
 */
JalonsImportQuestion *
jalons_plan_add_question (JalonsPlan *plan,
                          JalonsImportAsk ask,
                          const char *key,
                          const char *answer,
                          const char *text)
{
  JalonsImportQuestion *question = g_new0 (JalonsImportQuestion, 1);

  question->ask = ask;
  question->key = g_strdup (key);
  question->required = ask != JALONS_IMPORT_ASK_LEVEL && ask != JALONS_IMPORT_ASK_COLUMN &&
                       ask != JALONS_IMPORT_ASK_PERSON && ask != JALONS_IMPORT_ASK_DELETED;
  question->text = g_strdup (text);
  question->divisions = g_new0 (char *, 1);
  question->choices = g_new0 (char *, 1);
  question->labels = g_new0 (char *, 1);
  question->answer = g_strdup (answer ? answer : "");
  g_ptr_array_add (plan->questions, question);
  return question;
}

/**
 * jalons_strv_add:
 * @strv: (inout): a %NULL-terminated array
 *
 * Appends a copy of @text.
 */
void
jalons_strv_add (char ***strv,
                 const char *text)
{
  unsigned length = g_strv_length (*strv);

  *strv = g_renew (char *, *strv, length + 2);
  (*strv)[length] = g_strdup (text);
  (*strv)[length + 1] = NULL;
}

/**
 * jalons_plan_outcome:
 *
 * Returns: what writing @draft does to its record
 */
JalonsImportOutcome
jalons_plan_outcome (const JalonsDraft *draft)
{
  if (jalons_draft_get_origin (draft) == NULL)
    return JALONS_IMPORT_CREATED;
  return jalons_draft_is_changed (draft) ? JALONS_IMPORT_CHANGED : JALONS_IMPORT_UNCHANGED;
}

/* The object */

static void
jalons_import_finalize (GObject *object)
{
  JalonsImport *self = JALONS_IMPORT (object);

  g_clear_pointer (&self->structure, jalons_structure_unref);
  g_clear_pointer (&self->holidays, jalons_holidays_unref);
  if (self->planner != NULL)
    self->planner->free (self->source);
  g_clear_object (&self->dataset);
  g_free (self->open_uai);
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
  if (self->planner != NULL)
    self->plan = self->planner->plan (self->source, self->dataset, self->answers);
  else if (self->holidays != NULL)
    self->plan = jalons_plan_holidays (self->holidays, self->dataset, self->answers);
  else
    self->plan = jalons_plan_structure (self->structure, self->dataset, self->open_uai, self->open_year, self->answers);
}

/**
 * jalons_import_new:
 * @structure: what a reader gave
 * @dataset: the data as they are, with every year that the file could be imported into; it is only read, and only
 *   here and in jalons_import_answer()
 * @open_uai: (nullable): the UAI of the school that is open in the window, or of the command line's --school
 * @open_year: the school year that is open, or 0
 *
 * Without an open school, a file is imported into the school that it names; a file that names none goes to the only
 * school that there is. When several structures are imported, write the drafts of one before planning the next.
 *
 * Returns: (transfer full): the import, whose questions are still to be answered
 */
JalonsImport *
jalons_import_new (JalonsStructure *structure,
                   JalonsDataset *dataset,
                   const char *open_uai,
                   int open_year)
{
  JalonsImport *self = g_object_new (JALONS_TYPE_IMPORT, NULL);

  self->structure = jalons_structure_ref (structure);
  self->dataset = g_object_ref (dataset);
  self->open_uai = g_ascii_strup (open_uai ? open_uai : "", -1);
  self->open_year = open_year;
  make_plan (self);
  return self;
}

/**
 * jalons_import_new_holidays:
 * @holidays: a calendar that was read
 * @dataset: as in jalons_import_new()
 *
 * The calendar goes to the years of schools that are of its zones, and to no other.
 *
 * Returns: (transfer full): the import, or %NULL with %JALONS_ERROR_MISSING when there is no such year
 */
JalonsImport *
jalons_import_new_holidays (JalonsHolidays *holidays,
                            JalonsDataset *dataset,
                            GError **error)
{
  JalonsImport *self;

  if (!jalons_holidays_concern (holidays, dataset, error))
    return NULL;
  self = g_object_new (JALONS_TYPE_IMPORT, NULL);
  self->holidays = jalons_holidays_ref (holidays);
  self->dataset = g_object_ref (dataset);
  make_plan (self);
  return self;
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
 * @dataset: as in jalons_import_new()
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

static const JalonsImportQuestion *
find_question (JalonsImport *self,
               const char *key)
{
  for (unsigned i = 0; i < self->plan->questions->len; i++)
    {
      const JalonsImportQuestion *question = g_ptr_array_index (self->plan->questions, i);

      if (g_str_equal (question->key, key))
        return question;
    }
  return NULL;
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

  question = find_question (self, key);
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
  if (self->plan->blocked != NULL)
    return FALSE;
  for (unsigned i = 0; i < self->plan->questions->len; i++)
    {
      const JalonsImportQuestion *question = g_ptr_array_index (self->plan->questions, i);

      if (question->required && *question->answer == '\0')
        return FALSE;
    }
  return TRUE;
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
  if (self->holidays != NULL)
    return JALONS_IMPORT_WORDS_CALENDARS;
  switch ((int) self->plan->counted)
    {
    case JALONS_ENTITY_DIVISION:
      return JALONS_IMPORT_WORDS_CLASSES;
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
  g_autofree char *year = NULL;

  if (self->plan->label != NULL)
    return g_strdup (self->plan->label);
  if (self->holidays != NULL)
    return g_strdup (_ ("Import the school holidays"));
  if (self->planner != NULL)
    return g_strdup (_ (self->planner->label));
  if (self->structure == NULL || self->plan->year == 0)
    return g_strdup (_ ("Import data"));
  year = jalons_format_school_year (self->plan->year);
  /* Translators: a gesture, named in the infinitive; %s is a school year. */
  return g_strdup_printf (_ ("Import the classes of %s"), year);
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
