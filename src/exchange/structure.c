/* The classes of a school in one year, as a file tells them.
 * Invariant: no text of it is NULL.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/structure.h"

#include <glib/gi18n-lib.h>

#include "core/error.h"
#include "core/record/id.h"

/* More would not be read by anybody. */
#define MAX_WARNINGS 100
#define MAX_MEFS     50

static void
free_mef (gpointer data)
{
  JalonsStructureMef *mef = data;

  g_free (mef->code);
  g_free (mef->label);
  g_free (mef->short_label);
  g_free (mef->mefstat4);
  g_free (mef);
}

static void
free_division (gpointer data)
{
  JalonsStructureDivision *division = data;

  g_free (division->code);
  g_free (division->label);
  g_ptr_array_unref (division->mefs);
  g_free (division->level);
  g_free (division->track);
  g_strfreev (division->lead_teachers);
  g_free (division);
}

static void
clear_structure (gpointer data)
{
  JalonsStructure *self = data;

  g_free (self->uai);
  g_free (self->name);
  g_free (self->nature);
  g_free (self->town);
  g_free (self->academy);
  g_hash_table_unref (self->by_code);
  g_ptr_array_unref (self->divisions);
  g_ptr_array_unref (self->warnings);
}

/**
 * jalons_structure_new:
 *
 * Returns: (transfer full): a structure that says nothing yet
 */
JalonsStructure *
jalons_structure_new (JalonsSource source)
{
  JalonsStructure *self = g_atomic_rc_box_new0 (JalonsStructure);

  self->source = source;
  self->uai = g_strdup ("");
  self->name = g_strdup ("");
  self->nature = g_strdup ("");
  self->town = g_strdup ("");
  self->academy = g_strdup ("");
  self->divisions = g_ptr_array_new_with_free_func (free_division);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

JalonsStructure *
jalons_structure_ref (JalonsStructure *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
jalons_structure_unref (JalonsStructure *self)
{
  g_atomic_rc_box_release_full (self, clear_structure);
}

/**
 * jalons_structure_find:
 * @code: a class code, verbatim
 *
 * Returns: (transfer none) (nullable): the division of exactly this code
 */
JalonsStructureDivision *
jalons_structure_find (JalonsStructure *self,
                       const char *code)
{
  return g_hash_table_lookup (self->by_code, code);
}

static JalonsStructureDivision *
new_division (const char *code)
{
  JalonsStructureDivision *division = g_new0 (JalonsStructureDivision, 1);

  division->code = g_strdup (code);
  division->label = g_strdup ("");
  division->headcount = -1;
  division->mefs = g_ptr_array_new_with_free_func (free_mef);
  division->level = g_strdup ("");
  division->track = g_strdup ("");
  division->lead_teachers = g_new0 (char *, 1);
  return division;
}

/**
 * jalons_structure_add_division:
 * @code: (nullable): its code
 * @line: where it stands in the file, for the warnings
 *
 * A class without a code, or whose code came before, is left out with a warning.
 *
 * Returns: (transfer none) (nullable): the new division, to be filled; %NULL when it is left out, and with
 *   %JALONS_ERROR_LIMIT when there are more than %JALONS_STRUCTURE_MAX_DIVISIONS
 */
JalonsStructureDivision *
jalons_structure_add_division (JalonsStructure *self,
                               const char *code,
                               int line,
                               GError **error)
{
  JalonsStructureDivision *division;

  if (code == NULL || *code == '\0')
    {
      jalons_structure_warn (self, _ ("Line %d: a class without a code was left out."), line);
      return NULL;
    }
  if (jalons_structure_find (self, code))
    {
      jalons_structure_warn (self, _ ("Line %d: the class %s is in the file a second time; only the first was read."),
                             line, code);
      return NULL;
    }
  if (self->divisions->len == JALONS_STRUCTURE_MAX_DIVISIONS)
    {
      g_set_error (error, JALONS_ERROR, JALONS_ERROR_LIMIT,
                   _ ("There are more than %d classes in this file: it is not that of one school."),
                   JALONS_STRUCTURE_MAX_DIVISIONS);
      return NULL;
    }
  division = new_division (code);
  g_ptr_array_add (self->divisions, division);
  g_hash_table_insert (self->by_code, division->code, division);
  return division;
}

/**
 * jalons_structure_division_add_mef:
 * @code: the code of the MEF, verbatim
 *
 * Returns: (transfer none) (nullable): the new MEF of the division, to be filled; %NULL when it has too many
 */
JalonsStructureMef *
jalons_structure_division_add_mef (JalonsStructureDivision *division,
                                   const char *code)
{
  JalonsStructureMef *mef;

  if (division->mefs->len == MAX_MEFS)
    return NULL;
  mef = g_new0 (JalonsStructureMef, 1);
  mef->code = g_strdup (code);
  mef->label = g_strdup ("");
  mef->short_label = g_strdup ("");
  mef->mefstat4 = g_strdup ("");
  mef->headcount = -1;
  g_ptr_array_add (division->mefs, mef);
  return mef;
}

/**
 * jalons_structure_warn:
 * @format: a translated sentence
 *
 * Notes something odd that does not prevent the import.
 */
void
jalons_structure_warn (JalonsStructure *self,
                       const char *format,
                       ...)
{
  va_list values;

  if (self->warnings->len == MAX_WARNINGS)
    return;
  va_start (values, format);
  g_ptr_array_add (self->warnings, g_strdup_vprintf (format, values));
  va_end (values);
}

static void
warn_of_school (JalonsStructure *self)
{
  if (*self->uai != '\0' && !jalons_uai_valid (self->uai))
    jalons_structure_warn (self, _ ("The code %s of the school is not a UAI: its last letter should follow from its seven "
                                    "digits. Check it before you go on."),
                           self->uai);
  if (self->source != JALONS_SOURCE_CSV && *self->uai == '\0')
    jalons_structure_warn (self, _ ("The file does not say the UAI of its school."));
  if (self->source != JALONS_SOURCE_CSV && self->year == 0)
    jalons_structure_warn (self, _ ("The file does not say its school year."));
}

static void
warn_of_divisions (JalonsStructure *self)
{
  for (unsigned i = 0; i < self->divisions->len; i++)
    {
      const JalonsStructureDivision *division = g_ptr_array_index (self->divisions, i);

      if (division->mefs->len == 0 && *division->level == '\0')
        jalons_structure_warn (self, _ ("The class %s has no training programme (MEF) in the file: its level is to be "
                                        "chosen."),
                               division->code);
    }
}

/**
 * jalons_structure_finish:
 *
 * Adds the warnings that can be told of any structure, once a reader has filled it.
 *
 * Returns: whether it holds a class at all; else %JALONS_ERROR_REFUSED
 */
gboolean
jalons_structure_finish (JalonsStructure *self,
                         GError **error)
{
  if (self->divisions->len == 0)
    {
      g_set_error_literal (error, JALONS_ERROR, JALONS_ERROR_REFUSED,
                           _ ("There is no class in this file. Check that the structure of the year was entered "
                              "before it was exported."));
      return FALSE;
    }
  warn_of_school (self);
  warn_of_divisions (self);
  return TRUE;
}
