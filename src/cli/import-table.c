/* What the command line says of a table that is imported.
 * Invariant: a column or a field that there is not is an error, never passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/import-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/import-words.h"
#include "core/error.h"
#include "store/settings.h"

/**
 * jalons_cli_table_kind:
 *
 * Returns: what --as says, or %JALONS_TABLE_NONE
 */
JalonsTableKind
jalons_cli_table_kind (JalonsArguments *arguments)
{
  const char *as = jalons_arguments_value (arguments, "as");
  JalonsTableKind kind = JALONS_TABLE_NONE;

  if (as != NULL)
    jalons_table_kind_find (as, &kind);
  return kind;
}

/**
 * jalons_cli_check_table_arguments:
 *
 * Returns: whether --as and --map can be understood, before any file is looked at
 */
gboolean
jalons_cli_check_table_arguments (JalonsArguments *arguments,
                                  GError **error)
{
  const char *as = jalons_arguments_value (arguments, "as");
  const char *const *map = jalons_arguments_list (arguments, "map");

  if (as != NULL && jalons_cli_table_kind (arguments) == JALONS_TABLE_NONE)
    return jalons_cli_usage_error (error, _ ("“%s” is not what a table lists: ambassadors, offers or jobs."), as);
  for (; *map != NULL; map++)
    if (strchr (*map, '=') == NULL || **map == '=')
      return jalons_cli_usage_error (error, _ ("“%s” is not of the form COLUMN=FIELD."), *map);
  return TRUE;
}

static char *
list_titles (const JalonsMapping *mapping)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (unsigned i = 0; i < jalons_mapping_get_n_columns (mapping); i++)
    if (*jalons_mapping_get_title (mapping, i) != '\0')
      g_ptr_array_add (titles, (gpointer) jalons_mapping_get_title (mapping, i));
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (", ", (char **) titles->pdata);
}

static char *
list_fields (JalonsTableKind kind)
{
  gsize n_fields;
  const JalonsColumnField *fields = jalons_columns_list (kind, &n_fields);
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; i < n_fields; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", fields[i].key);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* "Qui=name"; the last "=", for a title may hold one. */
static gboolean
map_column (JalonsMapping *mapping,
            const char *text,
            GError **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *title = g_strndup (text, (gsize) (equals - text)), *list = NULL;
  int column = jalons_mapping_find_title (mapping, title);
  JalonsTableKind kind = jalons_mapping_get_kind (mapping);
  const JalonsColumnField *field = equals[1] ? jalons_column_name (kind, equals + 1) : NULL;

  if (column < 0)
    {
      list = list_titles (mapping);
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING,
                   _ ("There is no column “%1$s” in this table. Its columns are: %2$s."), title, list);
    }
  else if (equals[1] != '\0' && field == NULL)
    {
      list = list_fields (kind);
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_MISSING, _ ("“%1$s” is no field of such a table. The fields are: %2$s."),
                   equals + 1, list);
    }
  else if (!jalons_mapping_set (mapping, (unsigned) column, field ? field->key : ""))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                 _ ("The column “%s” is not taken: these data of a person are not needed."), title);
  else
    return TRUE;
  return FALSE;
}

/**
 * jalons_cli_map_table:
 * @store: where the mapping of the last table with these columns is remembered
 *
 * Returns: whether every --map could be carried out
 */
gboolean
jalons_cli_map_table (JalonsTable *table,
                      JalonsStore *store,
                      JalonsArguments *arguments,
                      GError **error)
{
  JalonsMapping *mapping = jalons_table_get_mapping (table);
  const char *const *map = jalons_arguments_list (arguments, "map");
  g_autofree char *key = mapping ? jalons_mapping_make_key (mapping) : NULL, *remembered = NULL;

  if (mapping == NULL)
    return TRUE;
  if (!jalons_store_get_setting (store, key, &remembered, error))
    return FALSE;
  jalons_mapping_restore (mapping, remembered);
  for (; *map != NULL; map++)
    if (!map_column (mapping, *map, error))
      return FALSE;
  return TRUE;
}

/**
 * jalons_cli_remember_table:
 *
 * Keeps the mapping for the next table with the same columns.
 */
gboolean
jalons_cli_remember_table (JalonsTable *table,
                           JalonsStore *store,
                           GError **error)
{
  const JalonsMapping *mapping = jalons_table_get_mapping (table);
  g_autofree char *key = jalons_mapping_make_key (mapping), *text = jalons_mapping_to_string (mapping);

  return jalons_store_set_setting (store, key, text, error);
}

/**
 * jalons_cli_tell_columns:
 * @name: of the file
 *
 * Says how to tell what is missing in the mapping.
 */
void
jalons_cli_tell_columns (JalonsTable *table,
                         const char *name)
{
  const JalonsMapping *mapping = jalons_table_get_mapping (table);
  gsize n_fields;
  const JalonsColumnField *fields = jalons_columns_list (jalons_mapping_get_kind (mapping), &n_fields);
  g_autofree char *titles = list_titles (mapping), *sentence = NULL;
  gsize i = 0;

  while (i < n_fields && fields[i].need == 0)
    i++;
  sentence = g_strdup_printf (_ ("Say which one with --map=\"COLUMN=%1$s\". The columns are: %2$s."), fields[i].key, titles);
  jalons_cli_import_warn (name, sentence);
}
