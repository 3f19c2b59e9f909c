/* The window of shortcuts: every key, in groups that can be searched.
 * Invariant: what a row shows, keys and all, is what a screen reader says of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/shortcuts.h"

#include <adwaita.h>

#include "ui/parts/spoken.h"

/* "<Alt>1...<Alt>6" in words; what is no key is itself. */
static char *
words_of_keys (const char *accelerator)
{
  g_auto (GStrv) ends = g_strsplit (accelerator, "...", 2);

  for (guint i = 0; ends[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint key;

      if (!gtk_accelerator_parse (ends[i], &key, &modifiers))
        continue;
      g_free (ends[i]);
      ends[i] = gtk_accelerator_get_label (key, modifiers);
    }
  return g_strjoinv ("…", ends);
}

static void
name_row (GtkWidget *row,
          const char *accelerators)
{
  g_auto (GStrv) keys = g_strsplit (accelerators, " ", -1);
  g_autoptr (GString) name = g_string_new (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *words = words_of_keys (keys[i]);

      g_string_append_printf (name, ", %s", words);
    }
  jalons_spoken_set_name (row, name->str);
}

/**
 * jalons_shortcuts_new:
 *
 * Not a #GtkShortcutsWindow: that one is as large as what is in it, larger than a small screen.
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
jalons_shortcuts_new (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/jalons/Jalons/ui/shortcuts.ui");
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);

  for (GSList *l = objects; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUT_LABEL (l->data))
      name_row (gtk_widget_get_ancestor (l->data, ADW_TYPE_ACTION_ROW), gtk_shortcut_label_get_accelerator (l->data));
  return GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
}
