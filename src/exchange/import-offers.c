/* From a table of actions of a Région to what is taken into the catalogue: a file that tells a part of them.
 * Invariant: what a cell does not say is kept, and a table withdraws nothing; the rest is the way of every publication,
 * in offers-import.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/record/id.h"
#include "core/record/keys.h"
#include "core/words/text.h"
#include "exchange/plain-text.h"
#include "exchange/table-private.h"
#include "exchange/typed-cells.h"

/* As in a published file: a longer text is none of a catalogue. */
#define MAX_CHARS 4000

typedef struct
{
  JalonsTablePlanner *base;
  GPtrArray *offers;   /* of JalonsOffer */
  GHashTable *details; /* id → strv: what was not understood */
  GHashTable *regions; /* folded → as it is written in the data */
  GHashTable *titles;  /* Région and folded title → id of an offer of the data */
} Planner;

typedef struct
{
  unsigned row;
  JalonsDraft *draft;
  char **details;
} Reading;

/* ---- Cells ---- */

static void
leave_out (Reading *self,
           const char *title,
           char **unknown)
{
  for (unsigned i = 0; unknown != NULL && unknown[i] != NULL; i++)
    jalons_table_unread (&self->details, title, unknown[i]);
}

/* Words that say more than the label of a code: "en classe entière", "visioconférence", "parents". */
static const struct
{
  JalonsFieldId field;
  const char *word;
  const char *code;
} WORDS[] = {
  { JALONS_OFFER_FORMAT, "classe", "class" },        { JALONS_OFFER_FORMAT, "etablissement", "school" },
  { JALONS_OFFER_FORMAT, "hors", "outside" },        { JALONS_OFFER_FORMAT, "exterieur", "outside" },
  { JALONS_OFFER_FORMAT, "sortie", "outside" },      { JALONS_OFFER_FORMAT, "visio", "online" },
  { JALONS_OFFER_FORMAT, "distance", "online" },     { JALONS_OFFER_FORMAT, "distanciel", "online" },
  { JALONS_OFFER_FORMAT, "ligne", "online" },        { JALONS_OFFER_PUBLICS, "eleve", "pupils" },
  { JALONS_OFFER_PUBLICS, "collegien", "pupils" },   { JALONS_OFFER_PUBLICS, "lyceen", "pupils" },
  { JALONS_OFFER_PUBLICS, "classe", "pupils" },      { JALONS_OFFER_PUBLICS, "famille", "families" },
  { JALONS_OFFER_PUBLICS, "parent", "families" },    { JALONS_OFFER_PUBLICS, "personnel", "staff" },
  { JALONS_OFFER_PUBLICS, "enseignant", "staff" },   { JALONS_OFFER_PUBLICS, "professeur", "staff" },
  { JALONS_OFFER_PUBLICS, "equipe", "staff" },       { JALONS_OFFER_PUBLICS, "psy-en", "staff" },
  { JALONS_OFFER_PLACES_IN, "eleve", "pupils" },     { JALONS_OFFER_PLACES_IN, "classe", "divisions" },
  { JALONS_OFFER_PLACES_IN, "division", "divisions" }, { JALONS_OFFER_PLACES_IN, "place", "pupils" },
};

static const char *
find_word (JalonsFieldId field,
           const char *cell)
{
  g_autofree char *folded = jalons_fold (cell);
  g_auto (GStrv) words = g_regex_split_simple ("[^a-z-]+", folded, 0, 0);

  for (unsigned i = 0; i < G_N_ELEMENTS (WORDS); i++)
    for (char **word = words; WORDS[i].field == field && *word != NULL; word++)
      if (g_str_has_prefix (*word, WORDS[i].word))
        return WORDS[i].code;
  return NULL;
}

/* The codes that a cell says, by their labels or by words that people use for them. */
static char **
read_codes (Planner *planner,
            Reading *self,
            const char *title,
            JalonsFieldId field,
            const char *cell)
{
  g_auto (GStrv) unknown = NULL;
  char **codes = jalons_cell_choices (cell, planner->base->dataset, field, &unknown);

  for (char **word = unknown; *word != NULL; word++)
    {
      const char *code = find_word (field, *word);

      if (code == NULL)
        jalons_table_unread (&self->details, title, *word);
      else if (!g_strv_contains ((const char *const *) codes, code))
        jalons_strv_add (&codes, code);
    }
  return codes;
}

static void
read_enum (Planner *planner,
           Reading *self,
           const char *title,
           JalonsFieldId field,
           const char *cell)
{
  g_auto (GStrv) codes = read_codes (planner, self, title, field, cell);

  if (codes[0] != NULL)
    jalons_draft_set_number (self->draft, field, jalons_field_find_code (jalons_model_field (field), codes[0]));
}

static void
read_list (Planner *planner,
           Reading *self,
           const char *title,
           JalonsFieldId field,
           const char *cell)
{
  g_auto (GStrv) unknown = NULL, items = NULL;
  int minutes = 0;

  if (field == JALONS_OFFER_LEVELS)
    items = jalons_cell_levels (cell, planner->base->dataset, &unknown);
  else if (field == JALONS_OFFER_OCCURRENCES)
    {
      if (!jalons_cell_minutes (jalons_table_get (planner->base, self->row, "minutes"), &minutes))
        minutes = 0;
      items = jalons_cell_slots (cell, minutes, &unknown);
    }
  else
    items = read_codes (planner, self, title, field, cell);
  leave_out (self, title, unknown);
  /* None is every level: only where nothing was said that we do not know. */
  if (items[0] != NULL || (field == JALONS_OFFER_LEVELS && (unknown == NULL || unknown[0] == NULL)))
    jalons_draft_set_list (self->draft, field, (const char *const *) items);
}

static void
read_day (Reading *self,
          const char *title,
          JalonsFieldId field,
          const char *cell)
{
  JalonsDay day;

  if (jalons_cell_day (cell, &day))
    jalons_draft_set_day (self->draft, field, day);
  else
    jalons_table_unread (&self->details, title, cell);
}

/* "30", "30 élèves", "2 classes" */
static void
read_places (Planner *planner,
             Reading *self,
             const char *title,
             const char *cell)
{
  gsize n_digits = strspn (cell, "0123456789");
  g_autofree char *digits = g_strndup (cell, n_digits);
  const char *unit = find_word (JALONS_OFFER_PLACES_IN, cell + n_digits);
  int number;

  if (!jalons_cell_number (digits, &number) || (cell[n_digits] != '\0' && unit == NULL))
    {
      jalons_table_unread (&self->details, title, cell);
      return;
    }
  jalons_draft_set_number (self->draft, JALONS_OFFER_PLACES, number);
  if (unit != NULL)
    read_enum (planner, self, title, JALONS_OFFER_PLACES_IN, unit);
}

static void
read_text (Reading *self,
           JalonsFieldId field,
           const char *cell)
{
  gboolean one_line = field != JALONS_OFFER_SUMMARY && field != JALONS_OFFER_PREPARATION;
  JalonsPlainFound found = 0;
  g_autofree char *text = jalons_plain_text (cell, one_line, &found);

  if (*text != '\0')
    jalons_draft_set_text (self->draft, field, text);
}

static void
read_axis (Planner *planner,
           Reading *self,
           const char *title,
           const char *cell)
{
  g_auto (GStrv) codes = read_codes (planner, self, title, JALONS_OFFER_AXIS, cell);

  if (codes[0] != NULL)
    jalons_draft_set_text (self->draft, JALONS_OFFER_AXIS, codes[0]);
}

static void
read_number_or_text (Planner *planner,
                     Reading *self,
                     const char *title,
                     JalonsFieldId field,
                     const char *cell)
{
  g_autofree char *page = NULL;
  int minutes;

  if (field == JALONS_OFFER_PLACES)
    read_places (planner, self, title, cell);
  else if (field == JALONS_OFFER_AXIS)
    read_axis (planner, self, title, cell);
  else if (field == JALONS_OFFER_MINUTES && jalons_cell_minutes (cell, &minutes))
    jalons_draft_set_number (self->draft, field, minutes);
  else if (field == JALONS_OFFER_PAGE && jalons_cell_page (cell, &page))
    jalons_draft_set_text (self->draft, field, page);
  else if (field == JALONS_OFFER_MINUTES || field == JALONS_OFFER_PAGE)
    jalons_table_unread (&self->details, title, cell);
  else
    read_text (self, field, cell);
}

static void
read_cell (Planner *planner,
           Reading *self,
           unsigned column)
{
  const JalonsColumnField *field = jalons_mapping_get (planner->base->mapping, column);
  const char *title = jalons_mapping_get_title (planner->base->mapping, column);
  const char *cell = jalons_cells_get_cell (planner->base->cells, self->row, (int) column);
  g_autofree char *beginning = g_utf8_strlen (cell, -1) > MAX_CHARS ? g_utf8_substring (cell, 0, MAX_CHARS) : NULL;
  JalonsKind kind;

  if (field == NULL || *cell == '\0' || field->field == JALONS_OFFER_REGION || field->field == JALONS_OFFER_CODE)
    return;
  cell = beginning ? beginning : cell;
  if (*cell == '\'' && cell[1] != '\0' && strchr ("=+-@", cell[1]) != NULL)
    cell++;
  kind = jalons_model_field (field->field)->kind;
  if (kind == JALONS_KIND_LIST)
    read_list (planner, self, title, field->field, cell);
  else if (kind == JALONS_KIND_DATE)
    read_day (self, title, field->field, cell);
  else if (kind == JALONS_KIND_ENUM)
    read_enum (planner, self, title, field->field, cell);
  else
    read_number_or_text (planner, self, title, field->field, cell);
}

/* ---- Rows ---- */

/* What is there already, by the words that a table has for it. */
static void
index_offers (Planner *self)
{
  GListModel *offers = jalons_dataset_get_list (self->base->dataset, JALONS_ENTITY_OFFER);

  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (JalonsOffer) offer = g_list_model_get_item (offers, i);
      const char *region = jalons_offer_region (offer);
      g_autofree char *title = jalons_column_fold (jalons_offer_title (offer));

      g_hash_table_insert (self->regions, jalons_column_fold (region), g_strdup (region));
      g_hash_table_insert (self->titles, g_strconcat (region, "\n", title, NULL), g_strdup (jalons_record_get_id (offer)));
    }
}

/* The Région as it is written already: a hyphen more or less is no other one. */
static const char *
find_region (Planner *self,
             const char *typed)
{
  g_autofree char *key = jalons_column_fold (typed);
  const char *region = g_hash_table_lookup (self->regions, key);

  if (region == NULL)
    {
      region = jalons_cell_text (typed);
      g_hash_table_insert (self->regions, g_steal_pointer (&key), (char *) region);
    }
  return region;
}

/* One that was typed by hand, or came without a code, is known by its title. */
static char *
make_id (Planner *self,
         const char *region,
         const char *code,
         const char *title)
{
  g_autofree char *folded = jalons_column_fold (title), *key = g_strconcat (region, "\n", folded, NULL);
  g_autofree char *by_title = g_strconcat ("title ", folded, NULL);
  const char *present = *code ? NULL : g_hash_table_lookup (self->titles, key);

  return present ? g_strdup (present) : jalons_offer_make_id (region, *code ? code : by_title);
}

static void
plan_row (Planner *self,
          unsigned row,
          const char *region)
{
  JalonsTablePlanner *base = self->base;
  g_autofree char *code = jalons_cell_text (jalons_table_get (base, row, "code"));
  g_autofree char *title = jalons_cell_text (jalons_table_get (base, row, "title"));
  g_autofree char *id = *title ? make_id (self, region, code, title) : NULL;
  JalonsRecord *present = id ? jalons_dataset_lookup (base->dataset, JALONS_ENTITY_OFFER, id) : NULL;
  Reading reading = { .row = row };

  if (id == NULL || g_hash_table_contains (self->details, id))
    {
      jalons_table_refuse (base, row, JALONS_ENTITY_OFFER, title,
                           id ? _ ("This action is in the table a second time.") : _ ("There is no title on this line."));
      return;
    }
  reading.draft = present ? jalons_draft_edit (present) : jalons_draft_new (JALONS_ENTITY_OFFER, id);
  reading.details = g_new0 (char *, 1);
  jalons_draft_set_text (reading.draft, JALONS_OFFER_REGION, region);
  if (*code != '\0')
    jalons_draft_set_text (reading.draft, JALONS_OFFER_CODE, code);
  for (unsigned i = 0; i < jalons_mapping_get_n_columns (base->mapping); i++)
    read_cell (self, &reading, i);
  g_ptr_array_add (self->offers, jalons_draft_build (reading.draft));
  g_hash_table_insert (self->details, g_steal_pointer (&id), reading.details);
  jalons_draft_free (reading.draft);
}

/* ---- The Région ---- */

static gboolean
lacks_region (JalonsTablePlanner *base)
{
  for (unsigned i = 0; i < jalons_cells_get_n_rows (base->cells); i++)
    if (*jalons_table_get (base, i, "region") == '\0' && *jalons_table_get (base, i, "title") != '\0')
      return TRUE;
  return FALSE;
}

/* Returns: (transfer none): the answer, or "" */
static const char *
ask_region (JalonsTablePlanner *base)
{
  GListModel *offers = jalons_dataset_get_list (base->dataset, JALONS_ENTITY_OFFER);
  const char *answer = g_hash_table_lookup (base->answers, "region");
  JalonsImportQuestion *question =
    jalons_plan_add_question (base->plan, JALONS_IMPORT_ASK_REGION, "region", answer,
                              _ ("Which Région publishes these actions?"));

  for (guint i = 0; i < g_list_model_get_n_items (offers); i++)
    {
      g_autoptr (JalonsOffer) offer = g_list_model_get_item (offers, i);
      const char *region = jalons_offer_region (offer);

      if (*region != '\0' && !g_strv_contains ((const char *const *) question->choices, region))
        {
          jalons_strv_add (&question->choices, region);
          jalons_strv_add (&question->labels, region);
        }
    }
  return question->answer;
}

static void
add_details (Planner *self)
{
  for (guint i = 0; i < self->base->plan->lines->len; i++)
    {
      JalonsImportLine *line = self->base->plan->lines->pdata[i];
      char **details = g_hash_table_lookup (self->details, line->id);

      for (; details != NULL && *details != NULL && line->outcome != JALONS_IMPORT_UNCHANGED; details++)
        jalons_strv_add (&line->details, *details);
    }
}

static void
hand_over (Planner *self,
           const char *region)
{
  JalonsOffers offers = {
    .region = (char *) region,
    .publisher = (char *) "",
    .title = (char *) "",
    .edition = (char *) "",
    .licence = (char *) "",
    .partial = TRUE,
    .offers = self->offers,
    .warnings = g_ptr_array_new (),
  };

  jalons_plan_offers (self->base->plan, &offers, self->base->dataset, NULL, self->base->today, NULL, NULL);
  g_ptr_array_unref (offers.warnings);
  add_details (self);
}

/**
 * jalons_table_plan_offers:
 * @base: the table, with a mapping in which nothing is missing
 *
 * Fills the plan of @base; while the Région is asked, with nothing but that question.
 */
void
jalons_table_plan_offers (JalonsTablePlanner *base)
{
  Planner self = {
    .base = base,
    .offers = g_ptr_array_new_with_free_func (g_object_unref),
    .details = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev),
    .regions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };
  const char *answer = lacks_region (base) ? ask_region (base) : "none is lacking";
  const char *last = "";

  base->plan->counted = JALONS_ENTITY_OFFER;
  index_offers (&self);
  for (unsigned i = 0; *answer != '\0' && i < jalons_cells_get_n_rows (base->cells); i++)
    {
      const char *own = jalons_table_get (base, i, "region");

      last = find_region (&self, *own ? own : answer);
      plan_row (&self, i, last);
    }
  if (*answer != '\0')
    hand_over (&self, last);
  g_ptr_array_unref (self.offers);
  g_hash_table_unref (self.details);
  g_hash_table_unref (self.regions);
  g_hash_table_unref (self.titles);
}
