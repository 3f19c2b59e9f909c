/* Our own CSV of a school's classes.
 * Invariant: columns are bound by name; those that we do not know are passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "exchange/cells.h"

enum
{
  CODE,
  LEVEL,
  TRACK,
  HEADCOUNT,
  LEADS,
  N_COLUMNS,
};

static const struct
{
  const char *title; /* as we write it, and in messages */
  const char *const names[6];
  gboolean required;
} COLUMNS[N_COLUMNS] = {
  [CODE] = { "classe", { "classe", "division", "code_classe", NULL }, TRUE },
  [LEVEL] = { "niveau", { "niveau", NULL }, TRUE },
  [TRACK] = { "voie", { "voie", NULL }, FALSE },
  [HEADCOUNT] = { "effectif", { "effectif", "effectifs", "nombre_d_eleves", "nb_eleves", NULL }, TRUE },
  [LEADS] = { "professeur_principal",
              { "professeur_principal", "professeurs_principaux", "prof_principal", "pp", NULL },
              FALSE },
};

static gboolean
refuse_pupils (const JalonsCells *table,
               GError **error)
{
  static const char *const names[] = { "eleve", "nom_eleve", "nom_de_l_eleve", "ine", "prenom", "prenoms", "ne(e)_le",
                                       "date_de_naissance", "date_naissance", "nom_de_famille", "prenom_eleve", NULL };

  if (jalons_cells_find_column (table, names) < 0)
    return FALSE;
  g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                       _ ("This table lists pupils. Jalons keeps no pupil’s data: give it a table with one line for each "
                          "class."));
  return TRUE;
}

static gboolean
bind_columns (const JalonsCells *table,
              int columns[N_COLUMNS],
              GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = jalons_cells_find_column (table, COLUMNS[i].names);
      if (columns[i] >= 0 || !COLUMNS[i].required)
        continue;
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                   _ ("The column “%s” is missing. The first line of the table must name its columns: %s."),
                   COLUMNS[i].title, "classe;niveau;voie;effectif;professeur_principal;courriel_pp");
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_headcount (const char *cell,
                 int line,
                 int *headcount,
                 GError **error)
{
  guint64 number;

  *headcount = -1;
  if (*cell == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (cell, 10, 0, 999, &number, NULL))
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                   _ ("Line %d, column “%s”: “%s” is not a number of pupils. Correct it and import the file again."),
                   line, COLUMNS[HEADCOUNT].title, cell);
      return FALSE;
    }
  *headcount = number > 0 ? (int) number : -1;
  return TRUE;
}

/* "Mme Durand / M. Petit", "Mme Durand et M. Petit", or a comma between quotes. */
static char **
split_leads (const char *cell)
{
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*[,;/|&+\\r\\n]\\s*|\\s+et\\s+", cell, 0, 0);
  GStrvBuilder *names = g_strv_builder_new ();
  char **result;

  for (unsigned i = 0; parts && parts[i]; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);
  result = g_strv_builder_end (names);
  g_strv_builder_unref (names);
  return result;
}

static gboolean
check_code (JalonsStructure *structure,
            const char *code,
            int line,
            GError **error)
{
  if (*code == '\0')
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                 _ ("Line %d, column “%s”: the code of the class is missing. Correct it and import the file again."),
                 line, COLUMNS[CODE].title);
  else if (strpbrk (code, "\r\n"))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                 _ ("Line %d, column “%s”: there is a line break in the code of the class."), line, COLUMNS[CODE].title);
  else if (jalons_structure_find (structure, code))
    g_set_error (error, JALONS_ERROR, JALONS_ERROR_SYNTAX,
                 _ ("Line %d: the class %s is in the table a second time. Keep one line for each class."), line, code);
  else
    return TRUE;
  return FALSE;
}

static char *
flatten (const char *cell)
{
  return g_strdelimit (g_strdup (cell), "\r\n", ' ');
}

static void
replace (char **place,
         char *text)
{
  g_free (*place);
  *place = text;
}

static gboolean
read_row (JalonsStructure *structure,
          const JalonsCells *table,
          unsigned row,
          const int columns[N_COLUMNS],
          GError **error)
{
  const char *code = jalons_cells_get_cell (table, row, columns[CODE]);
  int line = jalons_cells_get_line (table, row);
  JalonsStructureDivision *division;
  int headcount;

  if (!check_code (structure, code, line, error) ||
      !parse_headcount (jalons_cells_get_cell (table, row, columns[HEADCOUNT]), line, &headcount, error))
    return FALSE;
  division = jalons_structure_add_division (structure, code, line, error);
  if (division == NULL)
    return FALSE;
  division->headcount = headcount;
  replace (&division->level, flatten (jalons_cells_get_cell (table, row, columns[LEVEL])));
  replace (&division->track, flatten (jalons_cells_get_cell (table, row, columns[TRACK])));
  g_strfreev (division->lead_teachers);
  division->lead_teachers = split_leads (jalons_cells_get_cell (table, row, columns[LEADS]));
  return TRUE;
}

/**
 * jalons_csv_read:
 * @bytes: a table as jalons_cells_read() reads it, with the columns classe, niveau and effectif, and perhaps voie and
 *   professeur_principal, in any order; any other column is passed over, courriel_pp too
 *
 * It says neither the school nor the year.
 *
 * Returns: (transfer full): the structure, or %NULL with an error of jalons_cells_read(), %JALONS_ERROR_SYNTAX naming
 *   the column, or the line and the column, or %JALONS_ERROR_REFUSED for a list of pupils or an empty table
 */
JalonsStructure *
jalons_csv_read (GBytes *bytes,
                 GError **error)
{
  g_autoptr (JalonsStructure) structure = jalons_structure_new (JALONS_SOURCE_CSV);
  g_autoptr (JalonsCells) table = jalons_cells_read (bytes, error);
  int columns[N_COLUMNS];

  if (table == NULL || refuse_pupils (table, error) || !bind_columns (table, columns, error))
    return NULL;
  for (unsigned i = 0; i < jalons_cells_get_n_rows (table); i++)
    if (!read_row (structure, table, i, columns, error))
      return NULL;
  return jalons_structure_finish (structure, error) ? g_steal_pointer (&structure) : NULL;
}
