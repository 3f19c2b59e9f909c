/* Which column of a table holds which field.
 * Invariant: a mapping is a value: nothing is read or written here.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _JalonsMapping
{
  JalonsTableKind kind;
  char **titles;
  unsigned n_columns;
  const JalonsColumnField **fields; /* of each column, or NULL */
};

/**
 * jalons_mapping_propose:
 * @kind: ambassadors, offers or jobs
 * @titles: (array length=n_titles): the names of the columns, as the file writes them
 *
 * Of two columns that are called alike, the first one holds the field.
 *
 * Returns: (transfer full): what the columns probably hold
 */
JalonsMapping *
jalons_mapping_propose (JalonsTableKind kind,
                        const char *const *titles,
                        unsigned n_titles)
{
  JalonsMapping *self = g_new0 (JalonsMapping, 1);

  self->kind = kind;
  self->n_columns = n_titles;
  self->titles = g_new0 (char *, n_titles + 1);
  self->fields = g_new0 (const JalonsColumnField *, n_titles + 1);
  for (unsigned i = 0; i < n_titles; i++)
    {
      const JalonsColumnField *field = jalons_column_guess (kind, titles[i]);

      self->titles[i] = g_strdup (titles[i]);
      if (field != NULL && jalons_mapping_find (self, field->key) < 0)
        self->fields[i] = field;
    }
  return self;
}

void
jalons_mapping_free (JalonsMapping *self)
{
  g_strfreev (self->titles);
  g_free (self->fields);
  g_free (self);
}

JalonsTableKind
jalons_mapping_get_kind (const JalonsMapping *self)
{
  return self->kind;
}

unsigned
jalons_mapping_get_n_columns (const JalonsMapping *self)
{
  return self->n_columns;
}

const char *
jalons_mapping_get_title (const JalonsMapping *self,
                          unsigned column)
{
  return self->titles[column];
}

/**
 * jalons_mapping_get:
 *
 * Returns: (nullable): what a column holds; %NULL when it is left out
 */
const JalonsColumnField *
jalons_mapping_get (const JalonsMapping *self,
                    unsigned column)
{
  return self->fields[column];
}

/**
 * jalons_mapping_is_unneeded:
 *
 * Returns: whether a column is left out whatever the user says, see jalons_column_is_unneeded()
 */
gboolean
jalons_mapping_is_unneeded (const JalonsMapping *self,
                            unsigned column)
{
  return jalons_column_is_unneeded (self->kind, self->titles[column]);
}

/**
 * jalons_mapping_set:
 * @key: of a field, or "" to leave the column out
 *
 * Another column that held the field is left out.
 *
 * Returns: whether there is such a column and such a field, and the column may hold it
 */
gboolean
jalons_mapping_set (JalonsMapping *self,
                    unsigned column,
                    const char *key)
{
  const JalonsColumnField *field = *key ? jalons_column_find (self->kind, key) : NULL;
  int before;

  if (column >= self->n_columns || (*key != '\0' && (field == NULL || jalons_mapping_is_unneeded (self, column))))
    return FALSE;
  before = field ? jalons_mapping_find (self, key) : -1;
  if (before >= 0)
    self->fields[before] = NULL;
  self->fields[column] = field;
  return TRUE;
}

/**
 * jalons_mapping_find:
 *
 * Returns: the column that holds a field, or -1
 */
int
jalons_mapping_find (const JalonsMapping *self,
                     const char *key)
{
  for (unsigned i = 0; i < self->n_columns; i++)
    if (self->fields[i] != NULL && g_str_equal (self->fields[i]->key, key))
      return (int) i;
  return -1;
}

/**
 * jalons_mapping_find_title:
 * @title: as a person writes it
 *
 * Returns: the column of this name, case, accents and punctuation aside, or -1
 */
int
jalons_mapping_find_title (const JalonsMapping *self,
                           const char *title)
{
  g_autofree char *wanted = jalons_column_fold (title);

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      g_autofree char *folded = jalons_column_fold (self->titles[i]);

      if (g_str_equal (folded, wanted))
        return (int) i;
    }
  return -1;
}

/**
 * jalons_mapping_missing:
 *
 * Returns: (transfer full) (nullable): a sentence that says what no column holds and what there are no lines without;
 *   %NULL when nothing is missing
 */
char *
jalons_mapping_missing (const JalonsMapping *self)
{
  gsize n_fields;
  const JalonsColumnField *fields = jalons_columns_list (self->kind, &n_fields);
  const JalonsColumnField *wanted = NULL;

  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].need > 0)
      {
        if (jalons_mapping_find (self, fields[i].key) >= 0)
          return NULL;
        wanted = wanted ? wanted : &fields[i];
      }
  /* Translators: %s is what a column holds: "First name and surname" */
  return g_strdup_printf (_ ("No column of this table is known to hold “%s”: choose the one that does."),
                          jalons_column_label (wanted));
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/**
 * jalons_mapping_make_key:
 *
 * Returns: (transfer full): what tells the same set of titles again, in whatever order, for the same kind of table
 */
char *
jalons_mapping_make_key (const JalonsMapping *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL, *sum = NULL;

  for (unsigned i = 0; i < self->n_columns; i++)
    g_ptr_array_add (names, jalons_column_fold (self->titles[i]));
  g_ptr_array_sort (names, compare_texts);
  g_ptr_array_add (names, NULL);
  text = g_strjoinv (";", (char **) names->pdata);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strdup_printf ("columns %s %.32s", jalons_table_kind_code (self->kind), sum);
}

/**
 * jalons_mapping_to_string:
 *
 * Returns: (transfer full): one line for each column that is held: "courriel_pro=email"
 */
char *
jalons_mapping_to_string (const JalonsMapping *self)
{
  GString *text = g_string_new (NULL);

  for (unsigned i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name = jalons_column_fold (self->titles[i]);

      g_string_append_printf (text, "%s=%s\n", name, self->fields[i] ? self->fields[i]->key : "");
    }
  return g_string_free (text, FALSE);
}

/**
 * jalons_mapping_restore:
 * @text: what jalons_mapping_to_string() gave, perhaps of an older or a newer Jalons
 *
 * Takes what is there of it; what cannot be taken stays as it was proposed.
 */
void
jalons_mapping_restore (JalonsMapping *self,
                        const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      char *equals = strrchr (*line, '=');
      int column;

      if (equals == NULL)
        continue;
      *equals = '\0';
      column = jalons_mapping_find_title (self, *line);
      if (column >= 0)
        jalons_mapping_set (self, (unsigned) column, equals + 1);
    }
}
