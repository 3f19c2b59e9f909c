/* The lines of what two people wrote at once.
 * Invariant: they are of all years and schools, since whoever shares one may not open the other for months.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/check/check-conflicts.h"

#include "ui/check/check-words.h"
#include "ui/sharing/conflict-words.h"
#include "ui/sharing/sharing.h"

#define PREFIX "conflict"

static char *
key_of (const JalonsConflict *conflict)
{
  return g_strdup_printf (PREFIX ":%s:%s:%s", jalons_model_entity (conflict->entity)->name, conflict->row,
                          conflict->field != NULL ? conflict->field->name : "");
}

static void
fill (JalonsCheckContents *contents,
      JalonsDataset *dataset,
      const JalonsConflict *conflict)
{
  contents->key = key_of (conflict);
  contents->severity = JALONS_SEVERITY_WARNING;
  contents->who = g_strdup ("");
  contents->what = jalons_conflict_words_what (dataset, conflict);
  contents->text = jalons_conflict_words_sentence (dataset, conflict);
  contents->advice = g_strdup ("");
  contents->n_parts = 1;
  contents->choices = jalons_conflict_choices (dataset, conflict);
  contents->place.day = JALONS_NO_DAY;
  contents->place.entity = jalons_model_entity (conflict->entity);
  contents->place.row = g_strdup (conflict->row);
  contents->place.field = conflict->field;
}

/**
 * jalons_check_add_conflicts:
 * @lines: (element-type JalonsCheckLine): where they are added
 */
void
jalons_check_add_conflicts (GPtrArray *lines,
                            JalonsWorkspace *workspace)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);
  const GPtrArray *conflicts = sharing != NULL ? jalons_sharing_list_conflicts (sharing) : NULL;

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      JalonsCheckContents contents = { 0 };

      fill (&contents, jalons_workspace_get_dataset (workspace), conflicts->pdata[i]);
      if (i == 0)
        contents.heading = jalons_check_words_conflicts (conflicts->len);
      g_ptr_array_add (lines, jalons_check_line_new (&contents));
    }
}

/**
 * jalons_check_settle:
 * @key: of a line
 * @choice: which of its buttons
 */
void
jalons_check_settle (JalonsWorkspace *workspace,
                     const char *key,
                     guint choice)
{
  JalonsSharing *sharing = jalons_workspace_get_sharing (workspace);
  const GPtrArray *conflicts = sharing != NULL ? jalons_sharing_list_conflicts (sharing) : NULL;

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      g_autofree char *its_key = key_of (conflicts->pdata[i]);
      g_autoptr (GArray) choices = NULL;

      if (!g_str_equal (its_key, key))
        continue;
      choices = jalons_conflict_choices (jalons_workspace_get_dataset (workspace), conflicts->pdata[i]);
      if (choice < choices->len)
        jalons_sharing_settle (sharing, conflicts->pdata[i], g_array_index (choices, JalonsConflictChoice, choice).value);
      return;
    }
}
