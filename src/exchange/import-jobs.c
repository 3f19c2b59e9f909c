/* From the Idéo-métiers table of Onisep to documents: one for each job, one for each publication about jobs.
 * Invariant: whatever Onisep changes in the form of its table, a line gives documents or says why not; the licence goes
 * with each of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table is open data under the ODbL 1.0 (domain notes, 3.1); it is never bundled. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/record/keys.h"
#include "core/words/labels.h"
#include "core/words/text.h"
#include "exchange/table-private.h"
#include "exchange/typed-cells.h"

#define PUBLISHER "Onisep"
#define LICENCE   "ODbL 1.0 – Onisep, Idéo-métiers"

/* Longer than any name of a job or a book. */
#define MAX_CHARS 300

typedef struct
{
  JalonsTablePlanner *base;
  char *licence;
  GHashTable *drafts; /* id → JalonsDraft, owned by the order */
  GPtrArray *order;
} Planner;

/* ---- The row ---- */

static char *
read_text (Planner *self,
           unsigned row,
           const char *key)
{
  g_autofree char *text = jalons_cell_text (jalons_table_get (self->base, row, key));

  return g_utf8_strlen (text, -1) > MAX_CHARS ? g_utf8_substring (text, 0, MAX_CHARS) : g_steal_pointer (&text);
}

static GRegex *
number_regex (void)
{
  static GRegex *regex;
  static gsize made;

  if (g_once_init_enter (&made))
    {
      regex = g_regex_new ("\\bMET\\.[0-9]{1,7}\\b", 0, 0, NULL);
      g_once_init_leave (&made, 1);
    }
  return regex;
}

/* "MET.123": in a column of its own since 2026, in the address before. */
static char *
read_number (Planner *self,
             unsigned row)
{
  static const char *const keys[] = { "code", "page", "job" };

  for (unsigned i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      if (g_regex_match (number_regex (), jalons_table_get (self->base, row, keys[i]), 0, &match))
        return g_match_info_fetch (match, 0);
    }
  return g_strdup ("");
}

/* "arts/métiers d'art|commerce/vente" */
static char **
read_sectors (const char *cell)
{
  g_auto (GStrv) items = g_strsplit (cell, "|", 100);
  g_autoptr (GStrvBuilder) sectors = g_strv_builder_new ();

  for (char **item = items; *item != NULL; item++)
    {
      g_auto (GStrv) parts = g_strsplit (*item, "/", 2);
      g_autofree char *domain = g_strstrip (jalons_cell_text (parts[0] ? parts[0] : ""));
      g_autofree char *part = g_strstrip (jalons_cell_text (parts[0] && parts[1] ? parts[1] : ""));
      g_autofree char *sector = *domain && *part ? g_strdup_printf ("%s / %s", domain, part)
                                                 : g_strdup (*domain ? domain : part);

      if (*sector != '\0')
        g_strv_builder_add (sectors, sector);
    }
  return g_strv_builder_end (sectors);
}

/* A bar code of 8 to 13 digits; a spreadsheet may have spoilt it: "9,78E+12". */
static char *
read_gencod (const char *cell)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = cell; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (*p != ' ' && *p != '-')
      return g_strdup ("");
  return g_strdup (digits->len >= 8 && digits->len <= 13 ? digits->str : "");
}

/* ---- Documents ---- */

static JalonsDraft *
open_draft (Planner *self,
            const char *id,
            const char *title,
            const char *code)
{
  JalonsRecord *present = jalons_dataset_lookup (self->base->dataset, JALONS_ENTITY_DOCUMENT, id);
  JalonsDraft *draft = present ? jalons_draft_edit (present) : jalons_draft_new (JALONS_ENTITY_DOCUMENT, id);

  jalons_draft_set_text (draft, JALONS_DOCUMENT_TITLE, title);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_PUBLISHER, PUBLISHER);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_CODE, code);
  jalons_draft_set_number (draft, JALONS_DOCUMENT_SCOPE, JALONS_SCOPE_NATIONAL);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_LICENCE, self->licence);
  g_ptr_array_add (self->order, draft);
  g_hash_table_insert (self->drafts, g_strdup (id), draft);
  return draft;
}

static void
add_job (Planner *self,
         unsigned row,
         const char *title)
{
  g_autofree char *code = read_number (self, row), *folded = jalons_fold (title), *by_name = g_strconcat ("job ", folded, NULL);
  g_autofree char *id = jalons_document_make_id (PUBLISHER, *code ? code : by_name), *page = NULL, *rome = NULL;
  g_auto (GStrv) sectors = NULL;
  JalonsDraft *draft;

  if (g_hash_table_contains (self->drafts, id))
    return;
  draft = open_draft (self, id, title, code);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_JOB, title);
  if (jalons_cell_page (jalons_table_get (self->base, row, "page"), &page))
    jalons_draft_set_text (draft, JALONS_DOCUMENT_PAGE, page);
  if (jalons_cell_rome (jalons_table_get (self->base, row, "rome"), &rome))
    jalons_draft_set_text (draft, JALONS_DOCUMENT_ROME, rome);
  sectors = read_sectors (jalons_table_get (self->base, row, "sectors"));
  if (sectors[0] != NULL)
    jalons_draft_set_list (draft, JALONS_DOCUMENT_SECTORS, (const char *const *) sectors);
}

static void
add_publication (Planner *self,
                 unsigned row,
                 const char *title)
{
  g_autofree char *gencod = read_gencod (jalons_table_get (self->base, row, "gencod")), *folded = jalons_fold (title);
  g_autofree char *by_name = g_strconcat ("publication ", folded, NULL);
  g_autofree char *id = jalons_document_make_id (PUBLISHER, *gencod ? gencod : by_name);
  g_autofree char *edition = read_text (self, row, "edition"), *collection = read_text (self, row, "collection");
  JalonsDraft *draft;

  if (g_hash_table_contains (self->drafts, id))
    return;
  draft = open_draft (self, id, title, gencod);
  if (*edition != '\0')
    jalons_draft_set_text (draft, JALONS_DOCUMENT_EDITION, edition);
  if (*collection != '\0')
    jalons_draft_set_text (draft, JALONS_DOCUMENT_SUMMARY, collection);
}

static void
plan_row (Planner *self,
          unsigned row)
{
  g_autofree char *job = read_text (self, row, "job"), *publication = read_text (self, row, "publication");

  if (*job != '\0')
    add_job (self, row, job);
  if (*publication != '\0')
    add_publication (self, row, publication);
  if (*job == '\0' && *publication == '\0')
    jalons_table_refuse (self->base, row, JALONS_ENTITY_DOCUMENT, "",
                         _ ("There is neither a job nor a publication on this line."));
}

/* ---- The preview ---- */

static void
add_changes (JalonsImportLine *line,
             const JalonsDraft *draft,
             const JalonsDocument *now)
{
  const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_DOCUMENT);

  for (unsigned i = 0; i < entity->n_fields; i++)
    if (jalons_draft_has_changed (draft, entity->fields[i].id))
      {
        g_autofree char *before = jalons_field_in_words (jalons_draft_get_origin (draft), entity->fields[i].id);
        g_autofree char *after = jalons_field_in_words (now, entity->fields[i].id);
        /* Translators: the name of a field, its value before and after. */
        g_autofree char *detail = g_strdup_printf (_ ("%s: %s → %s"), jalons_field_label (entity->fields[i].id),
                                                   *before ? before : "—", *after ? after : "—");

        jalons_strv_add (&line->details, detail);
      }
}

static char *
describe (const JalonsDocument *document)
{
  g_autofree char *sectors = jalons_field_in_words (document, JALONS_DOCUMENT_SECTORS);
  const char *edition = jalons_document_edition (document);

  if (*jalons_document_job (document) == '\0')
    /* Translators: what a document is, and its year */
    return *edition ? g_strdup_printf (_ ("publication, %s"), edition) : g_strdup (_ ("publication"));
  return *sectors ? g_strdup_printf (_ ("job, %s"), sectors) : g_strdup (_ ("job"));
}

static void
finish_draft (Planner *self,
              JalonsDraft *draft)
{
  JalonsImportOutcome outcome = jalons_plan_outcome (draft);
  g_autoptr (JalonsDocument) now = jalons_draft_build (draft);
  g_autofree char *words = describe (now);
  JalonsImportLine *line = jalons_plan_add_line (self->base->plan, outcome, JALONS_ENTITY_DOCUMENT,
                                                 jalons_record_get_id (now), jalons_document_title (now), words);

  if (outcome == JALONS_IMPORT_CHANGED)
    add_changes (line, draft, now);
  if (outcome == JALONS_IMPORT_UNCHANGED)
    jalons_draft_free (draft);
  else
    g_ptr_array_add (self->base->plan->drafts, draft);
}

/* The day of the edition, when the name of the file tells it: "ideo-metiers_2026-01-20.csv". */
static char *
make_licence (const char *file_name)
{
  g_autoptr (GRegex) regex = g_regex_new ("(20[0-9]{2})-?(0[1-9]|1[0-2])-?([0-3][0-9])", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL, *found = NULL;
  JalonsDay day;

  if (!g_regex_match (regex, file_name, 0, &match))
    return g_strdup (LICENCE);
  text = g_match_info_expand_references (match, "\\1-\\2-\\3", NULL);
  if (!jalons_day_parse (text, &day))
    return g_strdup (LICENCE);
  found = jalons_day_to_string (day);
  return g_strdup_printf ("%s, %s", LICENCE, found);
}

static void
tell_licence (Planner *self)
{
  JalonsImportLine *line = jalons_plan_add_line (self->base->plan, JALONS_IMPORT_READ, JALONS_ENTITY_DOCUMENT, "",
                                                 self->licence, "");

  jalons_strv_add (&line->details, _ ("Open data of Onisep. Name the source where you show them, and pass on under the same "
                                      "licence what you make of the whole. Each document keeps this licence."));
}

/**
 * jalons_table_plan_jobs:
 * @base: the table, with a mapping in which nothing is missing
 *
 * Fills the plan of @base: a document for each job (publisher Onisep, code MET.nnn) and one for each publication,
 * however many lines tell of it.
 */
void
jalons_table_plan_jobs (JalonsTablePlanner *base)
{
  Planner self = {
    .base = base,
    .licence = make_licence (jalons_table_get_name (base->table)),
    .drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .order = g_ptr_array_new (),
  };

  base->plan->counted = JALONS_ENTITY_DOCUMENT;
  base->plan->label = g_strdup (_ ("Import the jobs of Onisep"));
  tell_licence (&self);
  for (unsigned i = 0; i < jalons_cells_get_n_rows (base->cells); i++)
    plan_row (&self, i);
  for (guint i = 0; i < self.order->len; i++)
    finish_draft (&self, self.order->pdata[i]);
  g_hash_table_unref (self.drafts);
  g_ptr_array_unref (self.order);
  g_free (self.licence);
}
