/* From a table of ambassadors to the drafts that take them into the catalogue.
 * Invariant: what a cell does not say is kept; a day is never invented; who may be somebody already known is asked, and
 * stays apart without an answer.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/catalogue/same-person.h"
#include "core/words/field-words.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "exchange/ambassador-row.h"

/* Questions beyond these would not be answered: the people stay apart, and may be merged later. */
#define MAX_QUESTIONS 50

/* What becomes of one person, of whom several rows may tell. */
typedef struct
{
  JalonsDraft *draft;
  unsigned row; /* the first */
  char **details;
} Entry;

typedef struct
{
  JalonsTablePlanner *base;
  JalonsAmbassadorReader reader;
  JalonsPeople *people;
  GHashTable *entries; /* id → Entry */
  GPtrArray *order;
  unsigned *n_undated; /* of each column: cells that say yes to what has no day */
  unsigned n_questions;
  unsigned n_unasked;
} Planner;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->draft, jalons_draft_free);
  g_strfreev (entry->details);
  g_free (entry);
}

/* ---- Who it is ---- */

/* "boulangère, Boulangerie Paul, Lille" */
static char *
describe (const JalonsAmbassador *ambassador)
{
  g_autofree char *job = jalons_ambassador_job (ambassador);
  const char *const parts[] = { job, jalons_ambassador_organisation (ambassador), jalons_ambassador_territory (ambassador) };
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* The one who is known, as he or she is after the rows before. */
static JalonsAmbassador *
build_known (Planner *self,
             const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->entries, id);
  JalonsRecord *record = jalons_dataset_lookup (self->base->dataset, JALONS_ENTITY_AMBASSADOR, id);

  if (entry != NULL)
    return jalons_draft_build (entry->draft);
  return record ? g_object_ref (record) : NULL;
}

static void
add_choice (Planner *self,
            JalonsImportQuestion *question,
            const JalonsAmbassador *read,
            const char *id)
{
  g_autoptr (JalonsAmbassador) known = build_known (self, id);
  g_autoptr (JalonsPeople) two = jalons_people_new ();
  const JalonsPerson *one, *other;
  g_autofree char *why = NULL, *words = NULL, *label = NULL;

  if (known == NULL)
    return;
  one = jalons_people_add (two, read);
  other = jalons_people_add (two, known);
  why = jalons_sameness_words (jalons_person_compare (one, other));
  words = describe (known);
  /* Translators: a name, what is known of the person, and what both have in common. */
  label = *words ? g_strdup_printf (_ ("%1$s, %2$s (%3$s)"), jalons_ambassador_name (known), words, why)
                 : g_strdup_printf ("%s (%s)", jalons_ambassador_name (known), why);
  jalons_strv_add (&question->choices, id);
  jalons_strv_add (&question->labels, label);
}

/* Returns: (transfer none): the id of the person that the user says it is, or NULL */
static const char *
ask_who (Planner *self,
         unsigned row,
         const JalonsAmbassador *read,
         GPtrArray *likely)
{
  int line = jalons_cells_get_line (self->base->cells, row);
  g_autofree char *key = g_strdup_printf ("person:%d", line), *words = describe (read), *text = NULL;
  const char *answer = g_hash_table_lookup (self->base->answers, key);
  JalonsImportQuestion *question;

  if (self->n_questions >= MAX_QUESTIONS)
    {
      self->n_unasked++;
      return NULL;
    }
  self->n_questions++;
  /* Translators: the line of a file, a name, and the person's job and organisation. */
  text = *words ? g_strdup_printf (_ ("Line %1$d: is %2$s, %3$s, the same person as one of these?"), line,
                                   jalons_ambassador_name (read), words)
                : g_strdup_printf (_ ("Line %1$d: is %2$s the same person as one of these?"), line,
                                   jalons_ambassador_name (read));
  question = jalons_plan_add_question (self->base->plan, JALONS_IMPORT_ASK_PERSON, key, answer, text);
  for (guint i = 0; i < MIN (likely->len, 10); i++)
    add_choice (self, question, read, ((const JalonsPerson *) likely->pdata[i])->id);
  return answer && g_strv_contains ((const char *const *) question->choices, answer) ? answer : NULL;
}

static char *
find_person (Planner *self,
             unsigned row,
             const JalonsAmbassador *read)
{
  g_autoptr (GPtrArray) likely = NULL;
  const JalonsPerson *found = jalons_people_find (self->people, read, &likely);
  const char *said = NULL;

  if (found != NULL)
    return g_strdup (found->id);
  if (likely->len > 0)
    said = ask_who (self, row, read, likely);
  return g_strdup (said ? said : jalons_record_get_id (read));
}

/* ---- What is written ---- */

static gboolean
is_empty (const JalonsAmbassador *ambassador,
          JalonsFieldId field)
{
  const JalonsField *description = jalons_model_field (field);
  g_autofree char *stored = NULL;

  if (description->kind == JALONS_KIND_ENUM)
    return jalons_record_get_number (ambassador, field) == 0;
  stored = jalons_record_to_stored (ambassador, field);
  return stored == NULL || *stored == '\0';
}

/* What the data say better: the same name in another order, a later contact. */
static gboolean
is_no_news (const JalonsAmbassador *now,
            const JalonsAmbassador *read,
            JalonsFieldId field)
{
  g_autofree char *before = NULL, *after = NULL;

  if (field == JALONS_AMBASSADOR_CONTACT_DAY)
    return jalons_ambassador_contact_day (now) > jalons_ambassador_contact_day (read);
  if (field != JALONS_AMBASSADOR_NAME)
    return FALSE;
  before = jalons_person_name_key (jalons_ambassador_name (now));
  after = jalons_person_name_key (jalons_ambassador_name (read));
  return g_str_equal (before, after);
}

/* A second row about the same person fills what the first left open. */
static void
take_over (JalonsDraft *draft,
           const JalonsAmbassador *read,
           guint64 said,
           gboolean only_empty)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_AMBASSADOR);
  g_autoptr (JalonsAmbassador) now = NULL;

  if (only_empty || jalons_draft_get_origin (draft) != NULL)
    now = jalons_draft_build (draft);
  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      JalonsFieldId field = entity->fields[i].id;

      if (!(said & JALONS_AMBASSADOR_SAID (field)) || (only_empty && !is_empty (now, field)))
        continue;
      if (now == NULL || !is_no_news (now, read, field))
        jalons_draft_copy_field (draft, read, field);
    }
}

static Entry *
open_entry (Planner *self,
            const char *id,
            unsigned row)
{
  JalonsRecord *present = jalons_dataset_lookup (self->base->dataset, JALONS_ENTITY_AMBASSADOR, id);
  Entry *entry = g_new0 (Entry, 1);

  entry->row = row;
  entry->details = g_new0 (char *, 1);
  entry->draft = present ? jalons_draft_edit (present) : jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id);
  if (present == NULL)
    jalons_draft_set_text (entry->draft, JALONS_AMBASSADOR_SOURCE, jalons_table_get_name (self->base->table));
  g_hash_table_insert (self->entries, g_strdup (id), entry);
  g_ptr_array_add (self->order, entry);
  return entry;
}

/* Where the data have a day already, a yes adds nothing to it. */
static void
tell_undated (Planner *self,
              Entry *entry,
              const JalonsAmbassadorRow *reading)
{
  g_autoptr (JalonsAmbassador) now = reading->undated ? jalons_draft_build (entry->draft) : NULL;

  for (unsigned i = 0; now != NULL && i < jalons_mapping_get_n_columns (self->base->mapping); i++)
    {
      const JalonsColumnField *field = jalons_mapping_get (self->base->mapping, i);
      g_autofree char *detail = NULL;

      if (field == NULL || field->field == 0 || !(reading->undated & JALONS_AMBASSADOR_SAID (field->field)) ||
          jalons_record_get_day (now, field->field) != JALONS_NO_DAY)
        continue;
      detail = g_strdup_printf (_ ("Column “%1$s”: “%2$s” gives no day: enter it by hand."),
                                jalons_mapping_get_title (self->base->mapping, i),
                                jalons_cells_get_cell (self->base->cells, reading->row, (int) i));
      self->n_undated[i]++;
      jalons_strv_add (&entry->details, detail);
    }
}

static void
add_to_entry (Planner *self,
              const char *id,
              const JalonsAmbassadorRow *reading,
              const JalonsAmbassador *read)
{
  Entry *entry = g_hash_table_lookup (self->entries, id);
  gboolean again = entry != NULL;

  if (!again)
    entry = open_entry (self, id, reading->row);
  take_over (entry->draft, read, reading->said, again);
  tell_undated (self, entry, reading);
  for (char **detail = reading->details; *detail != NULL; detail++)
    jalons_strv_add (&entry->details, *detail);
  if (again)
    {
      g_autofree char *detail = g_strdup_printf (_ ("Line %d tells of the same person."),
                                                 jalons_cells_get_line (self->base->cells, reading->row));

      jalons_strv_add (&entry->details, detail);
    }
}

static void
plan_row (Planner *self,
          unsigned row)
{
  JalonsAmbassadorRow reading = jalons_ambassador_row_read (&self->reader, row);
  g_autoptr (JalonsAmbassador) read = jalons_draft_build (reading.draft);
  g_autofree char *id = NULL;

  if (*jalons_ambassador_name (read) == '\0')
    jalons_table_refuse (self->base, row, JALONS_ENTITY_AMBASSADOR, "", _ ("There is no name on this line."));
  else
    {
      id = find_person (self, row, read);
      add_to_entry (self, id, &reading, read);
      if (g_str_equal (id, jalons_record_get_id (read)))
        jalons_people_add (self->people, read);
    }
  jalons_ambassador_row_clear (&reading);
}

/* ---- The preview ---- */

/* The gender is told as a sum only, never of one person. */
static void
add_changes (Planner *self,
             JalonsImportLine *line,
             const JalonsDraft *draft,
             const JalonsAmbassador *now)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_AMBASSADOR);

  for (unsigned i = 0; i < entity->n_fields; i++)
    {
      JalonsFieldId field = entity->fields[i].id;
      g_autofree char *before = NULL, *after = NULL, *detail = NULL;

      if (!jalons_draft_has_changed (draft, field) || field == JALONS_AMBASSADOR_GENDER)
        continue;
      before = jalons_field_words (self->base->dataset, jalons_draft_get_origin (draft), field);
      after = jalons_field_words (self->base->dataset, now, field);
      /* Translators: the name of a field, its value before and after. */
      detail = g_strdup_printf (_ ("%s: %s → %s"), jalons_field_label (field), *before ? before : "—", *after ? after : "—");
      jalons_strv_add (&line->details, detail);
    }
}

static void
finish_entry (Planner *self,
              Entry *entry)
{
  JalonsImportOutcome outcome = jalons_plan_outcome (entry->draft);
  g_autoptr (JalonsAmbassador) now = jalons_draft_build (entry->draft);
  g_autofree char *words = describe (now);
  JalonsImportLine *line = jalons_plan_add_line (self->base->plan, outcome, JALONS_ENTITY_AMBASSADOR,
                                                 jalons_record_get_id (now), jalons_ambassador_name (now), words);

  if (outcome == JALONS_IMPORT_UNCHANGED)
    return;
  if (outcome == JALONS_IMPORT_CHANGED)
    add_changes (self, line, entry->draft, now);
  for (char **detail = entry->details; *detail != NULL; detail++)
    jalons_strv_add (&line->details, *detail);
  g_ptr_array_add (self->base->plan->drafts, g_steal_pointer (&entry->draft));
}

static void
warn (Planner *self)
{
  for (unsigned i = 0; i < jalons_mapping_get_n_columns (self->base->mapping); i++)
    if (self->n_undated[i] > 0)
      g_ptr_array_add (self->base->plan->warnings,
                       g_strdup_printf (ngettext ("Column “%2$s”: %1$u line says yes without a day. The day is left open, "
                                                  "to be entered by hand.",
                                                  "Column “%2$s”: %1$u lines say yes without a day. The days are left open, "
                                                  "to be entered by hand.",
                                                  self->n_undated[i]),
                                        self->n_undated[i], jalons_mapping_get_title (self->base->mapping, i)));
  if (self->n_unasked > 0)
    g_ptr_array_add (self->base->plan->warnings,
                     jalons_format_counted (ngettext ("%u more person may be known already. They stay apart, and can be merged "
                                                      "later.",
                                                      "%u more people may be known already. They stay apart, and can be merged "
                                                      "later.",
                                                      self->n_unasked),
                                            self->n_unasked));
}

/**
 * jalons_table_plan_ambassadors:
 * @base: the table, with a mapping in which nothing is missing
 *
 * Fills the plan of @base.
 */
void
jalons_table_plan_ambassadors (JalonsTablePlanner *base)
{
  Planner self = {
    .base = base,
    .people = jalons_people_new (),
    .reader = { base, jalons_jobs_new (base->dataset) },
    .n_undated = g_new0 (unsigned, jalons_mapping_get_n_columns (base->mapping) + 1),
    .entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free),
    .order = g_ptr_array_new (),
  };

  base->plan->counted = JALONS_ENTITY_AMBASSADOR;
  base->plan->label = g_strdup (_ ("Import ambassadors"));
  jalons_people_add_all (self.people, base->dataset);
  for (unsigned i = 0; i < jalons_cells_get_n_rows (base->cells); i++)
    plan_row (&self, i);
  for (guint i = 0; i < self.order->len; i++)
    finish_entry (&self, self.order->pdata[i]);
  warn (&self);
  g_hash_table_unref (self.entries);
  g_ptr_array_unref (self.order);
  jalons_people_free (self.people);
  jalons_jobs_free (self.reader.jobs);
  g_free (self.n_undated);
}
