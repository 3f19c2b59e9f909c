/* The passage of a hit, and its words for the screen and for the command line.
 * Invariant: the passage comes from a field of the record as it is written, accents and all.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/words/hit.h"

#include <glib/gi18n-lib.h>

#include "core/words/labels.h"
#include "core/words/text.h"

#define PASSAGE_LETTERS 120

/**
 * jalons_hit_new:
 * @page: of a PDF, from 1; 0 for the record itself
 *
 * Returns: (transfer full): a hit without a passage
 */
JalonsHit *
jalons_hit_new (JalonsRecord *record,
                guint page,
                JalonsHitRank rank)
{
  JalonsHit *self = g_new0 (JalonsHit, 1);

  self->record = g_object_ref (record);
  self->page = page;
  self->rank = rank;
  self->passage = g_strdup ("");
  self->marks = g_array_new (FALSE, FALSE, sizeof (JalonsMark));
  self->divisions = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

JalonsHit *
jalons_hit_copy (const JalonsHit *self)
{
  JalonsHit *copy = g_memdup2 (self, sizeof *self);

  g_object_ref (copy->record);
  copy->passage = g_strdup (self->passage);
  g_array_ref (copy->marks);
  g_ptr_array_ref (copy->divisions);
  if (copy->year != NULL)
    g_object_ref (copy->year);
  if (copy->school != NULL)
    g_object_ref (copy->school);
  return copy;
}

void
jalons_hit_free (JalonsHit *self)
{
  g_object_unref (self->record);
  g_free (self->passage);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->divisions);
  g_clear_object (&self->year);
  g_clear_object (&self->school);
  g_free (self);
}

/* The passage */

/**
 * jalons_field_is_title:
 *
 * Returns: whether one calls a record by this field: title, name, label, or the code of a class
 */
gboolean
jalons_field_is_title (const JalonsField *field)
{
  switch ((int) field->id)
    {
    case JALONS_SCHOOL_NAME:
    case JALONS_DIVISION_CODE:
    case JALONS_DIVISION_LABEL:
    case JALONS_ACTIVITY_TITLE:
    case JALONS_MILESTONE_LABEL:
    case JALONS_CENTRE_NAME:
    case JALONS_OFFER_TITLE:
    case JALONS_AMBASSADOR_NAME:
    case JALONS_DOCUMENT_TITLE:
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
searched_value (const JalonsRecord *record,
                const JalonsField *field)
{
  if (field->kind == JALONS_KIND_LIST)
    return g_strjoinv (", ", (char **) jalons_record_get_list (record, field->id));
  return g_strdup (jalons_record_get_text (record, field->id));
}

/* The searched field, other than the title, that has most of the words which the title has not. */
static const JalonsField *
find_best_field (const JalonsRecord *record,
                 const char *const *words)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (record));
  const JalonsField *best = NULL;
  guint in_title = 0, most = 0;

  for (int turn = 0; turn < 2; turn++)
    for (unsigned i = 0; i < entity->n_fields; i++)
      {
        const JalonsField *field = &entity->fields[i];
        g_autofree char *value = NULL;
        guint found;

        if ((field->flags & JALONS_FIELD_SEARCHED) == 0 || jalons_field_is_title (field) != (turn == 0))
          continue;
        value = searched_value (record, field);
        found = jalons_mark_words (value, words, NULL);
        if (turn == 0)
          in_title |= found;
        else if (jalons_mark_count (found & ~in_title) > most)
          {
            most = jalons_mark_count (found & ~in_title);
            best = field;
          }
      }
  return best;
}

/**
 * jalons_hit_cut_passage:
 * @page_text: (nullable): of a page, its text
 * @words: (array zero-terminated=1): what jalons_query_words() gave
 *
 * Gives a new hit its passage.
 */
void
jalons_hit_cut_passage (JalonsHit *self,
                        const char *page_text,
                        const char *const *words)
{
  const JalonsField *field = page_text == NULL ? find_best_field (self->record, words) : NULL;
  g_autofree char *value = field != NULL ? searched_value (self->record, field) : NULL;

  if (field == NULL && page_text == NULL)
    return;
  if (field != NULL)
    self->field = field->id;
  g_free (self->passage);
  self->passage = jalons_make_passage (field != NULL ? value : page_text, words, PASSAGE_LETTERS, self->marks);
}

/* Words */

/**
 * jalons_hit_title:
 *
 * Returns: (transfer full): what the record, or the document of the page, is called; never ""
 */
char *
jalons_hit_title (const JalonsHit *self)
{
  const JalonsEntity *entity = jalons_model_entity (jalons_record_get_entity (self->record));

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (jalons_field_is_title (&entity->fields[i]))
      {
        const char *title = jalons_record_get_text (self->record, entity->fields[i].id);
        if (*title != '\0')
          return g_strdup (title);
      }
  return g_strdup (_ ("(without a name)"));
}

/**
 * jalons_hit_kind:
 *
 * Returns: (transfer none): what was found: "Activity", "Page of a document"
 */
const char *
jalons_hit_kind (const JalonsHit *self)
{
  return self->page > 0 ? _ ("Page of a document") : jalons_entity_label (jalons_record_get_entity (self->record));
}

static void
add_words (GPtrArray *parts,
           const char *words)
{
  if (words != NULL && *words != '\0')
    g_ptr_array_add (parts, g_strdup (words));
}

static void
add_divisions (const JalonsHit *self,
               GPtrArray *parts)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->divisions->len; i++)
    g_ptr_array_add (codes, (gpointer) jalons_division_code (g_ptr_array_index (self->divisions, i)));
  g_ptr_array_add (codes, NULL);
  list = jalons_format_list ((const char *const *) codes->pdata);
  add_words (parts, list);
}

/* The day of an activity or a milestone says which year it is; a class, or what has no day, needs the year itself. */
static void
add_time_and_school (const JalonsHit *self,
                     GPtrArray *parts)
{
  JalonsDay day = JALONS_NO_DAY;
  g_autofree char *year = self->year ? jalons_format_school_year (jalons_year_start (self->year)) : NULL;
  g_autofree char *words = NULL;

  if (jalons_record_get_entity (self->record) == JALONS_ENTITY_ACTIVITY)
    day = jalons_activity_slot (self->record).day;
  else if (jalons_record_get_entity (self->record) == JALONS_ENTITY_MILESTONE)
    day = jalons_milestone_day (self->record);
  words = jalons_format_day (day, JALONS_DAY_DATE);
  add_words (parts, day != JALONS_NO_DAY ? words : year);
  if (self->school != NULL)
    add_words (parts, jalons_school_name (self->school));
}

static void
add_job (const JalonsAmbassador *ambassador,
         GPtrArray *parts)
{
  const char *feminine = jalons_ambassador_job_feminine (ambassador);
  const char *masculine = jalons_ambassador_job_masculine (ambassador);
  gboolean woman = jalons_ambassador_gender (ambassador) == JALONS_GENDER_WOMAN;

  add_words (parts, (woman && *feminine != '\0') || *masculine == '\0' ? feminine : masculine);
}

static void
add_page (const JalonsHit *self,
          GPtrArray *parts)
{
  if (self->page > 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("page %u"), self->page));
}

/**
 * jalons_hit_context:
 *
 * Returns: (transfer full): where the hit belongs, in a line: "3 B · 13 octobre 2026 · Collège Vauban", "page 12"; ""
 *   when there is nothing to say
 */
char *
jalons_hit_context (const JalonsHit *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  switch ((int) jalons_record_get_entity (self->record))
    {
    case JALONS_ENTITY_SCHOOL:
      add_words (parts, jalons_school_town (self->record));
      add_words (parts, jalons_school_uai (self->record));
      break;
    case JALONS_ENTITY_OFFER:
      add_words (parts, jalons_offer_programme (self->record));
      add_words (parts, jalons_offer_region (self->record));
      break;
    case JALONS_ENTITY_AMBASSADOR:
      add_job (self->record, parts);
      add_words (parts, jalons_ambassador_organisation (self->record));
      break;
    case JALONS_ENTITY_DOCUMENT:
      add_page (self, parts);
      add_words (parts, jalons_document_publisher (self->record));
      add_words (parts, jalons_document_edition (self->record));
      break;
    default:
      add_divisions (self, parts);
      add_time_and_school (self, parts);
      break;
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
