/* Texts that were here before sharing began, and are too long for it: which they are, for as long as they are.
 * Invariant: a text that was made shorter, or is gone, is not told any more.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/shared-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/words/labels.h"
#include "store/row.h"

/* Lines of "entity row field". */
#define KEY_LONG "long"

/* So many are named. */
#define MOST_NAMED 3

void
jalons_shared_note_long (JalonsShared *self,
                         const JalonsRecord *record,
                         const char *field)
{
  g_autofree char *before = jalons_shared_get (self, KEY_LONG);
  g_autofree char *after =
    g_strdup_printf ("%s%s %s %s\n", before, jalons_model_entity (jalons_record_get_entity (record))->name,
                     jalons_record_get_id (record), field);

  jalons_shared_set (self, KEY_LONG, after);
}

/* Borrowed from the model; NULL for a line that says nothing. */
static const JalonsField *
read_line (JalonsShared *self,
           const char *line,
           JalonsRecord **record)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  const JalonsEntity *entity = g_strv_length (words) == 3 ? jalons_model_find_entity (words[0]) : NULL;
  const JalonsField *field = entity != NULL ? jalons_model_find_field (entity, words[2]) : NULL;

  *record = field != NULL ? jalons_row_lookup (self->database, entity, words[1], NULL) : NULL;
  return field;
}

/* What is still too long; its name: "“Notes” (Forum)". */
static char *
name_long (JalonsShared *self,
           const char *line)
{
  g_autoptr (JalonsRecord) record = NULL;
  const JalonsField *field = read_line (self, line, &record);
  g_autofree char *stored = NULL, *label = NULL;

  if (record == NULL || jalons_record_is_deleted (record))
    return NULL;
  stored = jalons_record_to_stored (record, field->id);
  if (jalons_note_fits (field->name, stored))
    return NULL;
  label = jalons_row_label (self->database, record);
  /* Translators: a field, and of what. */
  return g_strdup_printf (_ ("“%1$s” (%2$s)"), jalons_field_label (field->id), label);
}

static void
add_name (GString *names,
          const char *name,
          guint n)
{
  if (n < MOST_NAMED)
    g_string_append_printf (names, "%s%s", n > 0 ? ", " : "", name);
  else if (n == MOST_NAMED)
    g_string_append (names, ", …");
}

/**
 * jalons_shared_tell_long:
 *
 * Returns: (transfer full) (nullable): one sentence: which texts colleagues do not see since they are too long, and what to do
 */
char *
jalons_shared_tell_long (JalonsShared *self)
{
  g_autofree char *before = jalons_shared_get (self, KEY_LONG);
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);
  g_autoptr (GString) kept = g_string_new (NULL), names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = *lines[i] != '\0' ? name_long (self, lines[i]) : NULL;

      if (name == NULL)
        continue;
      add_name (names, name, n++);
      g_string_append_printf (kept, "%s\n", lines[i]);
    }
  if (!g_str_equal (kept->str, before))
    jalons_shared_set (self, KEY_LONG, kept->str);
  if (n == 0)
    return NULL;
  /* Translators: the texts. */
  return g_strdup_printf (ngettext ("A text of more than 900 kB stays on this computer, and colleagues do not see it: %s. "
                                    "Shorten it, or attach it as a PDF.",
                                    "Texts of more than 900 kB stay on this computer, and colleagues do not see them: %s. "
                                    "Shorten them, or attach them as PDFs.",
                                    n),
                          names->str);
}
