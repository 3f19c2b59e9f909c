/* The window of shortcuts: every key, in groups that can be searched.
 * Invariant: what a row shows, keys and all, is what a screen reader says of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "core/words/text.h"
#include "ui/parts/spoken.h"

/* What a key does, and the keys, as GtkShortcutLabel writes them; a line without keys is the head of a group. */
static const struct
{
  const char *title;
  const char *keys;
} lines[] = {
  { N_ ("Year"), NULL },
  { N_ ("The views, in the order of their buttons"), "<Alt>1...<Alt>6" },
  { N_ ("Move by a week; with Up or Down, to another class"), "<Control>Left <Control>Right" },
  { N_ ("Lengthen, shorten"), "<Shift><Control>Right <Shift><Control>Left" },
  { N_ ("Select a range; with Up or Down, over classes"), "<Shift>Left <Shift>Right" },
  { N_ ("Select the whole row"), "<Control>a" },
  { N_ ("Select one more"), "<Control>space" },
  { N_ ("Copy, paste"), "<Control>c <Control>v" },
  { N_ ("Zoom in, out, and fit the year"), "<Control>plus <Control>minus <Control>0" },
  { N_ ("One week by half-days, or the year"), "<Control>e" },
  { N_ ("Attach from the catalogue"), "<Control>r" },
  { N_ ("The catalogue beside the year"), "F8" },
  { N_ ("The week before, the week after"), "<Alt>Left <Alt>Right" },
  { N_ ("Searching"), NULL },
  { N_ ("Find an activity or a class"), "<Control>f" },
  { N_ ("Search everything"), "<Control>k" },
  { N_ ("The next one found, the one before"), "<Control>g <Shift><Control>g" },
  { N_ ("The one before, in the search"), "<Shift>Return" },
  { N_ ("Filters, order and colours"), "<Shift><Control>f" },
  { N_ ("Activities"), NULL },
  { N_ ("Add an activity"), "<Control>n" },
  { N_ ("Open in the editor"), "Return" },
  { N_ ("Change the title"), "F2" },
  { N_ ("Tick as done, or not done"), "space <Control>Return" },
  { N_ ("To be confirmed, confirmed, held, cancelled"), "<Control>1...<Control>4" },
  { N_ ("Go to what is attached"), "<Control>o" },
  { N_ ("Duplicate"), "<Control>d" },
  { N_ ("Delete"), "Delete" },
  { N_ ("Everything that can be done with it"), "<Shift>F10 Menu" },
  { N_ ("Back from the editor to the list"), "Escape" },
  { N_ ("To Check"), NULL },
  { N_ ("Go to what is to be checked"), "Return" },
  { N_ ("Show each, or all together"), "Right Left space" },
  { N_ ("Go to the milestone in the calendar"), "<Alt>Return" },
  { N_ ("Undoing"), NULL },
  { N_ ("Undo"), "<Control>z" },
  { N_ ("Redo"), "<Shift><Control>z <Control>y" },
  { N_ ("History of what is selected, or of the field"), "<Control>h" },
  { N_ ("Classes"), NULL },
  { N_ ("Previous class"), "<Alt>Up" },
  { N_ ("Next class"), "<Alt>Down" },
  { N_ ("Find a class"), "<Control>f" },
  { N_ ("Calendar of the editor"), NULL },
  { N_ ("From day to day"), "Left Right Up Down" },
  { N_ ("Previous or next month"), "Page_Up Page_Down" },
  { N_ ("Choose the day"), "Return" },
  { N_ ("Project"), NULL },
  { N_ ("Move a goal up or down"), "<Control>Up <Control>Down" },
  { N_ ("Write a remark"), "<Control>m" },
  { N_ ("Bilan"), NULL },
  { N_ ("Add a figure from elsewhere"), "<Control>n" },
  { N_ ("Sharing"), NULL },
  { N_ ("Synchronise now"), "F5" },
  { N_ ("Where two wrote at once, choose the first, the second…"), "1 2 3" },
  { N_ ("Reading a Document"), NULL },
  { N_ ("The page before, the page after"), "Page_Up Page_Down" },
  { N_ ("Go to a page"), "<Control>g" },
  { N_ ("Larger, smaller"), "<Control>plus <Control>minus" },
  { N_ ("The size of the paper"), "<Control>0" },
  { N_ ("Fit the width"), "<Control>1" },
  { N_ ("Fit the page"), "<Control>2" },
  { N_ ("Find in the document"), "<Control>f" },
  { N_ ("The next place found, the one before"), "F3 <Shift>F3" },
  { N_ ("Contents and thumbnails"), "F9" },
  { N_ ("Print"), "<Control>p" },
  { N_ ("Save a copy"), "<Control>s" },
  { N_ ("Close the document"), "<Control>w" },
  { N_ ("Dialogs"), NULL },
  { N_ ("Do what the blue button says"), "<Control>Return" },
  { N_ ("Give up"), "Escape" },
  { N_ ("Choose a file to import"), "<Control>o" },
  { N_ ("Refresh the feeds"), "F5" },
  { N_ ("Save the pages as PDF"), "<Control>s" },
  { N_ ("Save what is kept of a person as JSON"), "<Shift><Control>s" },
  { N_ ("Window"), NULL },
  { N_ ("Import the structure of a school"), "<Control>i" },
  { N_ ("Print"), "<Control>p" },
  { N_ ("Preferences"), "<Control>comma" },
  { N_ ("Sidebar"), "F9" },
  { N_ ("Main menu"), "F10" },
  { N_ ("Keyboard shortcuts"), "F1 <Control>question" },
  { N_ ("Close the window"), "<Control>w" },
  { N_ ("Quit"), "<Control>q" },
};

struct _JalonsShortcuts
{
  AdwWindow parent_instance;

  GtkEditable *search;
  GtkStack *stack;
  AdwPreferencesPage *page;

  GPtrArray *rows; /* a widget for each line, groups too */
};

G_DEFINE_FINAL_TYPE (JalonsShortcuts, jalons_shortcuts, ADW_TYPE_WINDOW)

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

/* "Undo, Ctrl+Z" */
static char *
describe (const char *title,
          const char *accelerators)
{
  g_auto (GStrv) keys = g_strsplit (accelerators, " ", -1);
  GString *name = g_string_new (title);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *words = words_of_keys (keys[i]);

      g_string_append_printf (name, ", %s", words);
    }
  return g_string_free (name, FALSE);
}

static GtkWidget *
make_row (const char *title,
          const char *accelerators)
{
  GtkWidget *row = adw_action_row_new (), *keys = gtk_shortcut_label_new (accelerators);
  g_autofree char *name = describe (title, accelerators);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
  jalons_spoken_set_name (row, name);
  return row;
}

static void
make_rows (JalonsShortcuts *self)
{
  AdwPreferencesGroup *group = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *widget;

      if (lines[i].keys != NULL)
        {
          widget = make_row (_ (lines[i].title), lines[i].keys);
          adw_preferences_group_add (group, widget);
        }
      else
        {
          widget = adw_preferences_group_new ();
          group = ADW_PREFERENCES_GROUP (widget);
          adw_preferences_group_set_title (group, _ (lines[i].title));
          adw_preferences_page_add (self->page, group);
        }
      g_ptr_array_add (self->rows, widget);
    }
}

/* Searching */

/* Shows of each group the rows that have @wanted, or all of them when the group itself has it.
 * Returns: whether anything is left */
static gboolean
show_only (JalonsShortcuts *self,
           const char *wanted)
{
  GtkWidget *group = NULL;
  gboolean whole = FALSE, any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *widget = g_ptr_array_index (self->rows, i);
      g_autofree char *title = jalons_fold (_ (lines[i].title));
      gboolean found = strstr (title, wanted) != NULL;

      if (lines[i].keys == NULL)
        {
          group = widget;
          whole = found;
        }
      gtk_widget_set_visible (widget, found || whole);
      if (found)
        gtk_widget_set_visible (group, TRUE);
      any = any || found;
    }
  return any;
}

static void
on_search_changed (JalonsShortcuts *self)
{
  g_autofree char *wanted = jalons_fold (gtk_editable_get_text (self->search));

  gtk_stack_set_visible_child_name (self->stack, show_only (self, wanted) ? "keys" : "none");
}

static void
on_stop_search (JalonsShortcuts *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
find (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (JALONS_SHORTCUTS (widget)->search));
}

/* The object */

static void
jalons_shortcuts_finalize (GObject *object)
{
  g_clear_pointer (&JALONS_SHORTCUTS (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (jalons_shortcuts_parent_class)->finalize (object);
}

static void
jalons_shortcuts_class_init (JalonsShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jalons_shortcuts_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsShortcuts, search);
  gtk_widget_class_bind_template_child (widget_class, JalonsShortcuts, stack);
  gtk_widget_class_bind_template_child (widget_class, JalonsShortcuts, page);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_install_action (widget_class, "shortcuts.find", NULL, find);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "shortcuts.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
jalons_shortcuts_init (JalonsShortcuts *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  make_rows (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
}

/**
 * jalons_shortcuts_new:
 *
 * Not a #GtkShortcutsWindow: that one is as large as what is in it, larger than a small screen. Nor preferences: their
 * search shows no keys.
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
jalons_shortcuts_new (void)
{
  return g_object_new (JALONS_TYPE_SHORTCUTS, NULL);
}
