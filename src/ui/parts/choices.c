/* Lists of codes with their words, for AdwComboRow and GtkDropDown alike.
 * Invariant: a code that is not in the list is added to it rather than lost.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parts/choices.h"

#include <glib/gi18n-lib.h>

#include "core/published/academies.h"
#include "core/published/known-levels.h"
#include "core/words/labels.h"
#include "ui/parts/whole-list.h"

#define CODES_KEY "jalons-codes"

/**
 * jalons_choices_fill:
 * @chooser: a widget with the properties "model" and "selected"
 * @codes: (array zero-terminated=1): what is chosen from
 * @labels: (array zero-terminated=1): the words of each
 */
void
jalons_choices_fill (GtkWidget *chooser,
                     const char *const *codes,
                     const char *const *labels)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  g_object_set_data_full (G_OBJECT (chooser), CODES_KEY, g_strdupv ((char **) codes), (GDestroyNotify) g_strfreev);
  g_object_set (chooser, "model", model, NULL);
  if (ADW_IS_COMBO_ROW (chooser))
    jalons_whole_list_set (ADW_COMBO_ROW (chooser));
}

/**
 * jalons_choices_fill_enum:
 * @field: an enumeration that has words in core/words/labels.h
 */
void
jalons_choices_fill_enum (GtkWidget *chooser,
                          JalonsFieldId field)
{
  const char *const *codes = jalons_model_field (field)->codes;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (int i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (labels, (char *) jalons_enum_label (field, i));
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (chooser, codes, (const char *const *) labels->pdata);
}

/**
 * jalons_choices_level_label:
 * @code: "3e-segpa"
 *
 * Returns: (transfer none): the level's own words if the user changed them, else those of the program; good as long as
 *   the level of @dataset is
 */
const char *
jalons_choices_level_label (JalonsDataset *dataset,
                            const char *code)
{
  return jalons_known_level (dataset, code).label;
}

/**
 * jalons_choices_fill_levels:
 * @dataset: where the levels of the user's own are
 * @unset_label: (nullable): words of a first choice that stands for no level, ""
 */
void
jalons_choices_fill_levels (GtkWidget *chooser,
                            JalonsDataset *dataset,
                            const char *unset_label)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();
  g_autoptr (GArray) levels = jalons_known_levels (dataset);

  if (unset_label != NULL)
    {
      g_ptr_array_add (codes, (char *) "");
      g_ptr_array_add (labels, (char *) unset_label);
    }
  for (guint i = 0; i < levels->len; i++)
    {
      g_ptr_array_add (codes, (char *) g_array_index (levels, JalonsLevelInfo, i).code);
      g_ptr_array_add (labels, (char *) g_array_index (levels, JalonsLevelInfo, i).label);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (chooser, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
}

/**
 * jalons_choices_fill_academies:
 *
 * The codes are the names, and "" stands for none.
 */
void
jalons_choices_fill_academies (GtkWidget *chooser)
{
  gsize n_academies;
  const JalonsAcademy *academies = jalons_academies_list (&n_academies);
  g_autoptr (GPtrArray) names = g_ptr_array_new (), labels = g_ptr_array_new ();

  g_ptr_array_add (names, (char *) "");
  g_ptr_array_add (labels, (char *) _ ("Not said"));
  for (gsize i = 0; i < n_academies; i++)
    {
      g_ptr_array_add (names, (char *) academies[i].name);
      g_ptr_array_add (labels, (char *) academies[i].name);
    }
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (chooser, (const char *const *) names->pdata, (const char *const *) labels->pdata);
}

/**
 * jalons_choices_fill_zones:
 *
 * The codes are "A", "B", "C", and "" for none of them.
 */
void
jalons_choices_fill_zones (GtkWidget *chooser)
{
  const char *const zones[] = { "A", "B", "C", "", NULL };
  const char *const labels[] = { _ ("Zone A"), _ ("Zone B"), _ ("Zone C"), _ ("None of them (Corse, overseas)"), NULL };

  jalons_choices_fill (chooser, zones, labels);
}

/**
 * jalons_choices_get:
 *
 * Returns: (transfer none): the code that is chosen, "" when none is
 */
const char *
jalons_choices_get (GtkWidget *chooser)
{
  char **codes = g_object_get_data (G_OBJECT (chooser), CODES_KEY);
  guint selected;

  g_object_get (chooser, "selected", &selected, NULL);
  return codes != NULL && selected != GTK_INVALID_LIST_POSITION && selected < g_strv_length (codes) ? codes[selected]
                                                                                                    : "";
}

/* An unknown code becomes one more choice, worded by itself. */
static void
add_unknown (GtkWidget *chooser,
             const char *code)
{
  char **codes = g_object_get_data (G_OBJECT (chooser), CODES_KEY);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GtkStringList) model = NULL;

  g_strv_builder_addv (builder, (const char **) codes);
  g_strv_builder_add (builder, code);
  g_object_get (chooser, "model", &model, NULL);
  gtk_string_list_append (model, code);
  g_object_set_data_full (G_OBJECT (chooser), CODES_KEY, g_strv_builder_end (builder), (GDestroyNotify) g_strfreev);
}

/**
 * jalons_choices_set:
 * @code: the code to choose
 */
void
jalons_choices_set (GtkWidget *chooser,
                    const char *code)
{
  char **codes = g_object_get_data (G_OBJECT (chooser), CODES_KEY);
  guint i = 0;

  while (codes[i] != NULL && !g_str_equal (codes[i], code))
    i++;
  if (codes[i] == NULL && *code == '\0')
    i = GTK_INVALID_LIST_POSITION;
  else if (codes[i] == NULL)
    add_unknown (chooser, code);
  g_object_set (chooser, "selected", i, NULL);
}

/**
 * jalons_choices_get_enum:
 * @field: the enumeration that the chooser was filled with
 *
 * Returns: the number of the code that is chosen
 */
int
jalons_choices_get_enum (GtkWidget *chooser,
                         JalonsFieldId field)
{
  return MAX (jalons_field_find_code (jalons_model_field (field), jalons_choices_get (chooser)), 0);
}
