/* The demonstration's catalogue (data/demo/catalogue.txt, which says how a line is written) read into drafts.
 * Invariant: every draft has a deterministic id, and what it refers to is among the drafts.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/demo-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/error.h"
#include "core/record/id.h"
#include "core/record/keys.h"
#include "exchange/demo.h"
#include "exchange/offers-examples.h"
#include "exchange/offers.h"

typedef struct
{
  GPtrArray *drafts;
  GHashTable *by_id; /* of the drafts */
} Reader;

/**
 * jalons_demo_activity_id:
 * @classes: as the file writes them: "3A+3B"
 *
 * Returns: (transfer full): the id of an activity of the demonstration
 */
char *
jalons_demo_activity_id (const char *year_id,
                         const char *title,
                         const char *classes)
{
  return jalons_id_from ("demo-activity", year_id, title, classes, NULL);
}

static JalonsDraft *
add_draft (Reader *reader,
           JalonsDraft *draft)
{
  g_ptr_array_add (reader->drafts, draft);
  g_hash_table_insert (reader->by_id, (char *) jalons_draft_get_id (draft), draft);
  return draft;
}

/* "levels = 4e; 3e". */
static gboolean
set_field (JalonsDraft *draft,
           const char *cell)
{
  const char *equals = strstr (cell, " = ");
  g_autofree char *name = equals ? g_strndup (cell, (gsize) (equals - cell)) : NULL;
  const JalonsField *field =
    name ? jalons_model_find_field (jalons_model_entity (jalons_draft_get_entity (draft)), name) : NULL;
  g_autoptr (GString) value = g_string_new (equals ? equals + 3 : "");

  if (field == NULL)
    return FALSE;
  if (field->kind == JALONS_KIND_LIST)
    g_string_replace (value, "; ", "\n", 0);
  return jalons_draft_set_stored (draft, field->id, value->str);
}

/**
 * jalons_demo_read_lines:
 * @text: a file of data/demo
 * @name: how to name it in an error
 * @reader: for @read
 *
 * Returns: whether @read understood every line; if not, @error names the first that it did not
 */
gboolean
jalons_demo_read_lines (const char *text,
                        const char *name,
                        JalonsDemoLineFunc read,
                        gpointer reader,
                        GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (unsigned i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#' && !read (reader, lines[i]))
      {
        g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                     /* Translators: the name of a file, the number of a line. */
                     _ ("Line %2$u of the demonstration’s file “%1$s” could not be read."), name, i + 1);
        return FALSE;
      }
  return TRUE;
}

/**
 * jalons_demo_set_fields:
 * @cells: (array zero-terminated=1): "levels = 4e; 3e", each a field of @draft as data files keep it
 *
 * Returns: whether @draft has these fields, and each takes what it is given
 */
gboolean
jalons_demo_set_fields (JalonsDraft *draft,
                        char **cells)
{
  for (; *cells != NULL; cells++)
    if (!set_field (draft, *cells))
      return FALSE;
  return TRUE;
}

/* Offers */

static JalonsOffers *
load_offers (const char *region)
{
  for (unsigned i = 0; i < JALONS_N_OFFERS_EXAMPLES; i++)
    if (g_str_equal (jalons_offers_example_region (i), region))
      {
        g_autoptr (GBytes) bytes = jalons_offers_example_load (i);

        return jalons_offers_read (bytes, NULL);
      }
  return NULL;
}

static gboolean
read_offers (Reader *reader,
             char **cells)
{
  g_autoptr (JalonsOffers) offers = load_offers (cells[0]);
  g_auto (GStrv) codes = g_strsplit (cells[1], "; ", -1);
  gboolean all = g_str_equal (cells[1], "all");
  unsigned n = 0;

  for (unsigned i = 0; offers != NULL && i < offers->offers->len; i++)
    {
      JalonsOffer *offer = offers->offers->pdata[i];
      const JalonsEntity *entity = jalons_model_entity (JALONS_ENTITY_OFFER);
      JalonsDraft *draft;

      if (!all && !g_strv_contains ((const char *const *) codes, jalons_offer_code (offer)))
        continue;
      draft = add_draft (reader, jalons_draft_new (JALONS_ENTITY_OFFER, jalons_record_get_id (offer)));
      for (unsigned f = 0; f < entity->n_fields; f++)
        jalons_draft_copy_field (draft, offer, entity->fields[f].id);
      n++;
    }
  return all ? n > 0 : n == g_strv_length (codes);
}

static gboolean
read_offer (Reader *reader,
            char **cells)
{
  g_autofree char *id = jalons_offer_make_id (cells[0], cells[1]);
  JalonsDraft *draft = g_hash_table_lookup (reader->by_id, id);

  return draft != NULL && jalons_demo_set_fields (draft, cells + 2);
}

/* Ambassadors, documents, the centre */

/**
 * jalons_demo_ambassador_id:
 *
 * Returns: (transfer full): the id of an ambassador of the demonstration
 */
char *
jalons_demo_ambassador_id (const char *name)
{
  return jalons_id_from ("demo-ambassador", name, NULL);
}

static gboolean
read_ambassador (Reader *reader,
                 char **cells)
{
  g_autofree char *id = jalons_demo_ambassador_id (cells[0]);
  JalonsDraft *draft = add_draft (reader, jalons_draft_new (JALONS_ENTITY_AMBASSADOR, id));

  jalons_draft_set_text (draft, JALONS_AMBASSADOR_NAME, cells[0]);
  return jalons_demo_set_fields (draft, cells + 1);
}

static gboolean
read_document (Reader *reader,
               char **cells)
{
  g_autofree char *id = jalons_document_make_id (cells[0], cells[1]);
  JalonsDraft *draft = add_draft (reader, jalons_draft_new (JALONS_ENTITY_DOCUMENT, id));

  jalons_draft_set_text (draft, JALONS_DOCUMENT_PUBLISHER, cells[0]);
  jalons_draft_set_text (draft, JALONS_DOCUMENT_CODE, cells[1]);
  return jalons_demo_set_fields (draft, cells + 2);
}

static gboolean
read_centre (Reader *reader,
             char **cells)
{
  g_autofree char *id = jalons_centre_make_id ();

  return jalons_demo_set_fields (add_draft (reader, jalons_draft_new (JALONS_ENTITY_CENTRE, id)), cells);
}

/* What ties them to activities */

static char *
find_activity (Reader *reader,
               char **cells)
{
  g_autofree char *year_id = jalons_year_make_id (cells[0], JALONS_DEMO_YEAR);
  g_autofree char *id = jalons_demo_activity_id (year_id, cells[2], cells[1]);

  return g_hash_table_contains (reader->by_id, id) ? g_steal_pointer (&id) : NULL;
}

static gboolean
read_booking (Reader *reader,
              char **cells)
{
  g_autofree char *activity = find_activity (reader, cells);
  g_autofree char *offer = jalons_offer_make_id (cells[3], cells[4]);
  g_autofree char *id = activity ? jalons_booking_make_id (activity, offer) : NULL;
  JalonsDraft *draft;

  if (id == NULL || !g_hash_table_contains (reader->by_id, offer))
    return FALSE;
  draft = add_draft (reader, jalons_draft_new (JALONS_ENTITY_BOOKING, id));
  jalons_draft_set_text (draft, JALONS_BOOKING_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_BOOKING_OFFER, offer);
  return jalons_demo_set_fields (draft, cells + 5);
}

static gboolean
read_visit (Reader *reader,
            char **cells)
{
  g_autofree char *activity = find_activity (reader, cells);
  g_autofree char *ambassador = jalons_demo_ambassador_id (cells[3]);
  g_autofree char *id = activity ? jalons_visit_make_id (activity, ambassador) : NULL;
  JalonsDraft *draft;

  if (id == NULL || !g_hash_table_contains (reader->by_id, ambassador) ||
      !jalons_draft_set_stored (g_hash_table_lookup (reader->by_id, activity), JALONS_ACTIVITY_AUTHORISED_DAY, cells[4]))
    return FALSE;
  draft = add_draft (reader, jalons_draft_new (JALONS_ENTITY_VISIT, id));
  jalons_draft_set_text (draft, JALONS_VISIT_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_VISIT_AMBASSADOR, ambassador);
  return jalons_demo_set_fields (draft, cells + 5);
}

static gboolean
read_authorised (Reader *reader,
                 char **cells)
{
  g_autofree char *activity = find_activity (reader, cells);

  return activity != NULL && jalons_draft_set_stored (g_hash_table_lookup (reader->by_id, activity),
                                                      JALONS_ACTIVITY_AUTHORISED_DAY, cells[3]);
}

static gboolean
read_attachment (Reader *reader,
                 char **cells)
{
  g_autofree char *activity = find_activity (reader, cells);
  g_autofree char *document = jalons_document_make_id (cells[3], cells[4]);
  g_autofree char *id = activity ? jalons_attachment_make_id (activity, document) : NULL;
  JalonsDraft *draft;

  if (id == NULL || !g_hash_table_contains (reader->by_id, document))
    return FALSE;
  draft = add_draft (reader, jalons_draft_new (JALONS_ENTITY_ATTACHMENT, id));
  jalons_draft_set_text (draft, JALONS_ATTACHMENT_ACTIVITY, activity);
  jalons_draft_set_text (draft, JALONS_ATTACHMENT_DOCUMENT, document);
  return TRUE;
}

/* Lines */

static const struct
{
  const char *keyword;
  unsigned fewest; /* cells after the keyword */
  gboolean (*read) (Reader *reader, char **cells);
} lines[] = {
  { "offers", 2, read_offers },
  { "offer", 2, read_offer },
  { "document", 2, read_document },
  { "ambassador", 1, read_ambassador },
  { "booking", 5, read_booking },
  { "visit", 5, read_visit },
  { "authorised", 4, read_authorised },
  { "attachment", 5, read_attachment },
  { "centre", 1, read_centre },
};

static gboolean
read_line (gpointer reader,
           const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "|", -1);

  for (unsigned i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);
  for (unsigned i = 0; i < G_N_ELEMENTS (lines); i++)
    if (g_str_equal (cells[0], lines[i].keyword))
      return g_strv_length (cells) > lines[i].fewest && lines[i].read (reader, cells + 1);
  return FALSE;
}

/**
 * jalons_demo_read_catalogue:
 * @text: a file of the form that data/demo/catalogue.txt describes
 * @name: how to name it in an error
 * @drafts: (element-type JalonsDraft): the schools and their years; what the file describes is added
 *
 * Returns: whether the whole file could be read; if not, @error names the line
 */
gboolean
jalons_demo_read_catalogue (const char *text,
                            const char *name,
                            GPtrArray *drafts,
                            GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { drafts, by_id };

  for (unsigned i = 0; i < drafts->len; i++)
    g_hash_table_insert (by_id, (char *) jalons_draft_get_id (drafts->pdata[i]), drafts->pdata[i]);
  return jalons_demo_read_lines (text, name, read_line, &reader, error);
}
