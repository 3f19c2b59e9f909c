/* One row of a table of ambassadors, as a draft of a person.
 * Invariant: what the RGPD does not let us keep has no field to go to; a day is never invented; what was not understood is
 * told.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/ambassador-row.h"

#include <string.h>

#include "core/record/id.h"
#include "exchange/typed-cells.h"
#include "exchange/words.h"

/* A longer cell is a text, and none that we keep of people. */
#define MAX_CHARS 500

static void
say_text (JalonsAmbassadorRow *self,
          JalonsFieldId field,
          const char *text)
{
  jalons_draft_set_text (self->draft, field, text);
  self->said |= JALONS_AMBASSADOR_SAID (field);
}

static void
say_list (JalonsAmbassadorRow *self,
          JalonsFieldId field,
          char **items)
{
  if (items[0] == NULL)
    return;
  jalons_draft_set_list (self->draft, field, (const char *const *) items);
  self->said |= JALONS_AMBASSADOR_SAID (field);
}

static void
leave_out (JalonsAmbassadorRow *self,
           const char *title,
           char **unknown)
{
  for (unsigned i = 0; unknown != NULL && unknown[i] != NULL; i++)
    jalons_table_unread (&self->details, title, unknown[i]);
}

/* An UAI, or the name of a school that is known. */
static void
read_schools (JalonsAmbassadorReader *reader,
              JalonsAmbassadorRow *self,
              const char *title,
              const char *cell)
{
  g_auto (GStrv) items = jalons_cell_items (cell), named = NULL, unknown = NULL;
  g_autoptr (GStrvBuilder) schools = g_strv_builder_new ();

  for (char **item = items; *item != NULL; item++)
    {
      g_autofree char *uai = g_ascii_strup (*item, -1);
      g_auto (GStrv) found = NULL;

      if (jalons_uai_valid (uai))
        {
          g_strv_builder_add (schools, uai);
          continue;
        }
      g_clear_pointer (&unknown, g_strfreev);
      found = jalons_cell_choices (*item, reader->base->dataset, JALONS_AMBASSADOR_SCHOOLS, &unknown);
      g_strv_builder_addv (schools, (const char **) found);
      leave_out (self, title, unknown);
    }
  named = g_strv_builder_end (schools);
  say_list (self, JALONS_AMBASSADOR_SCHOOLS, named);
}

static void
read_day (JalonsAmbassadorReader *reader,
          JalonsAmbassadorRow *self,
          unsigned column,
          JalonsFieldId field,
          const char *cell)
{
  const char *title = jalons_mapping_get_title (reader->base->mapping, column);
  JalonsDay day;
  gboolean yes;

  if (jalons_cell_day (cell, &day))
    {
      jalons_draft_set_day (self->draft, field, day);
      self->said |= JALONS_AMBASSADOR_SAID (field);
    }
  else if (!jalons_cell_yes (cell, &yes))
    jalons_table_unread (&self->details, title, cell);
  else if (yes)
    self->undated |= JALONS_AMBASSADOR_SAID (field);
}

static void
read_visits (JalonsAmbassadorRow *self,
             const char *title,
             const char *cell)
{
  gsize n_digits = strspn (cell, "0123456789");
  g_autofree char *digits = g_strndup (cell, n_digits);
  int number;

  /* "3 par an" */
  if (n_digits == 0 || (cell[n_digits] != '\0' && cell[n_digits] != ' ') || !jalons_cell_number (digits, &number))
    {
      jalons_table_unread (&self->details, title, cell);
      return;
    }
  jalons_draft_set_number (self->draft, JALONS_AMBASSADOR_MAX_VISITS, number);
  self->said |= JALONS_AMBASSADOR_SAID (JALONS_AMBASSADOR_MAX_VISITS);
}

static void
read_ground (JalonsAmbassadorReader *reader,
             JalonsAmbassadorRow *self,
             const char *title,
             const char *cell)
{
  const JalonsField *field = jalons_model_field (JALONS_AMBASSADOR_GROUND);
  g_auto (GStrv) unknown = NULL;
  g_auto (GStrv) codes = jalons_cell_choices (cell, reader->base->dataset, JALONS_AMBASSADOR_GROUND, &unknown);

  leave_out (self, title, unknown);
  if (codes[0] == NULL)
    return;
  jalons_draft_set_number (self->draft, JALONS_AMBASSADOR_GROUND, jalons_field_find_code (field, codes[0]));
  self->said |= JALONS_AMBASSADOR_SAID (JALONS_AMBASSADOR_GROUND);
}

/* A text that has a form of its own: it is taken in that form or left out. */
static void
read_formed (JalonsAmbassadorRow *self,
             const char *title,
             JalonsFieldId field,
             const char *cell,
             gboolean (*read) (const char *cell, char **text))
{
  g_autofree char *text = NULL;

  if (read (cell, &text))
    say_text (self, field, text);
  else
    jalons_table_unread (&self->details, title, cell);
}

static void
read_codes (JalonsAmbassadorRow *self,
            const char *title,
            JalonsFieldId field,
            const char *cell,
            char **(*read) (const char *cell, char ***unknown))
{
  g_auto (GStrv) unknown = NULL;
  g_auto (GStrv) codes = read (cell, &unknown);

  leave_out (self, title, unknown);
  say_list (self, field, codes);
}

static void
read_gender (JalonsAmbassadorRow *self,
             const char *title,
             const char *cell)
{
  if (!jalons_cell_gender (cell, &self->gender))
    {
      jalons_table_unread (&self->details, title, cell);
      return;
    }
  jalons_draft_set_number (self->draft, JALONS_AMBASSADOR_GENDER, self->gender);
  self->said |= JALONS_AMBASSADOR_SAID (JALONS_AMBASSADOR_GENDER);
}

static void
read_field (JalonsAmbassadorReader *reader,
            JalonsAmbassadorRow *self,
            unsigned column,
            JalonsFieldId field,
            const char *cell)
{
  const char *title = jalons_mapping_get_title (reader->base->mapping, column);

  switch ((int) field)
    {
    case JALONS_AMBASSADOR_GENDER:
      read_gender (self, title, cell);
      break;
    case JALONS_AMBASSADOR_ROME:
      read_formed (self, title, field, cell, jalons_cell_rome);
      break;
    case JALONS_AMBASSADOR_EMAIL:
      read_formed (self, title, field, cell, jalons_cell_email);
      break;
    case JALONS_AMBASSADOR_SCHOOLS:
      read_schools (reader, self, title, cell);
      break;
    case JALONS_AMBASSADOR_HALF_DAYS:
      read_codes (self, title, field, cell, jalons_cell_half_days);
      break;
    case JALONS_AMBASSADOR_PERIODS:
      read_codes (self, title, field, cell, jalons_cell_periods);
      break;
    case JALONS_AMBASSADOR_MAX_VISITS:
      read_visits (self, title, cell);
      break;
    case JALONS_AMBASSADOR_GROUND:
      read_ground (reader, self, title, cell);
      break;
    default:
      if (jalons_model_field (field)->kind == JALONS_KIND_DATE)
        read_day (reader, self, column, field, cell);
      else
        say_text (self, field, cell);
    }
}

/* Returns: where a cell that makes a field with others is kept, or NULL when it is a field by itself */
static const char **
part_of (JalonsAmbassadorRow *self,
         const JalonsColumnField *field)
{
  if (g_str_equal (field->key, "name"))
    return &self->full_name;
  if (g_str_equal (field->key, "first_name"))
    return &self->first_name;
  if (g_str_equal (field->key, "last_name"))
    return &self->last_name;
  return g_str_equal (field->key, "job") ? &self->job : NULL;
}

static void
read_cell (JalonsAmbassadorReader *reader,
           JalonsAmbassadorRow *self,
           unsigned column)
{
  const JalonsColumnField *field = jalons_mapping_get (reader->base->mapping, column);
  const char *cell = jalons_cells_get_cell (reader->base->cells, self->row, (int) column);
  g_autofree char *text = NULL;

  if (field == NULL || *cell == '\0')
    return;
  if (g_utf8_strlen (cell, -1) > MAX_CHARS)
    {
      g_autofree char *beginning = g_utf8_substring (cell, 0, 30), *shown = g_strconcat (beginning, "…", NULL);

      jalons_table_unread (&self->details, jalons_mapping_get_title (reader->base->mapping, column), shown);
      return;
    }
  if (field->field == 0)
    {
      *part_of (self, field) = cell;
      return;
    }
  text = jalons_cell_text (cell);
  read_field (reader, self, column, field->field, text);
}

static void
make_name (JalonsAmbassadorRow *self)
{
  g_autofree char *first = jalons_cell_text (self->first_name), *last = jalons_cell_text (self->last_name);
  g_autofree char *surname = jalons_words_surname (last), *given = jalons_words_surname (first);
  g_autofree char *name = *self->full_name ? jalons_cell_text (self->full_name) : g_strconcat (given, " ", surname, NULL);

  g_strstrip (name);
  if (*name != '\0')
    say_text (self, JALONS_AMBASSADOR_NAME, name);
}

/* A job that is written in one gender is the person's; without one to go by, it is told by the documentation, or by its
 * ending. */
static void
make_job (JalonsAmbassadorReader *reader,
          JalonsAmbassadorRow *self)
{
  g_autofree char *text = jalons_cell_text (self->job), *feminine = NULL, *masculine = NULL;
  const JalonsJob *known = jalons_jobs_find (reader->jobs, text);

  jalons_job_split (text, &feminine, &masculine);
  if (*feminine == '\0' && known != NULL && *known->feminine != '\0')
    {
      say_text (self, JALONS_AMBASSADOR_JOB_FEMININE, known->feminine);
      say_text (self, JALONS_AMBASSADOR_JOB_MASCULINE, known->masculine);
      return;
    }
  if (*feminine == '\0' && (self->gender == JALONS_GENDER_WOMAN ||
                            (self->gender == JALONS_GENDER_UNSAID && jalons_job_is_feminine (masculine))))
    {
      say_text (self, JALONS_AMBASSADOR_JOB_FEMININE, masculine);
      return;
    }
  say_text (self, JALONS_AMBASSADOR_JOB_MASCULINE, masculine);
  if (*feminine != '\0')
    say_text (self, JALONS_AMBASSADOR_JOB_FEMININE, feminine);
}

/**
 * jalons_ambassador_row_read:
 * @row: of the table, from 0
 *
 * Returns: what the row says; free it with jalons_ambassador_row_clear()
 */
JalonsAmbassadorRow
jalons_ambassador_row_read (JalonsAmbassadorReader *reader,
                            unsigned row)
{
  JalonsAmbassadorRow self = { .row = row, .full_name = "", .first_name = "", .last_name = "", .job = "" };

  self.details = g_new0 (char *, 1);
  self.draft = jalons_draft_new (JALONS_ENTITY_AMBASSADOR, jalons_table_row_id (reader->base->table, row));
  for (unsigned i = 0; i < jalons_mapping_get_n_columns (reader->base->mapping); i++)
    read_cell (reader, &self, i);
  make_name (&self);
  if (*self.job != '\0')
    make_job (reader, &self);
  return self;
}

void
jalons_ambassador_row_clear (JalonsAmbassadorRow *self)
{
  jalons_draft_free (self->draft);
  g_strfreev (self->details);
}
