/* Lists that the Tab key passes as one stop, and views that it can leave both ways.
 * Invariant: after Tab the row that was chosen still is, and every row can take the keyboard again.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sample.h"

#include "ui/bilan/bilan-view.h"
#include "ui/catalogue/catalogue-view.h"
#include "ui/check/check-view.h"
#include "ui/classes/classes-view.h"
#include "ui/parts/one-stop.h"
#include "ui/project/project-view.h"
#include "ui/year/year-view.h"

#define MOST_STOPS 150

typedef struct
{
  GtkWindow *window;
  GtkWidget *before;
  GtkWidget *after;
} Frame;

/* @child with a button above and one below. */
static Frame
frame_new (GtkWidget *child)
{
  Frame frame = { GTK_WINDOW (adw_window_new ()), gtk_button_new_with_label ("before"),
                  gtk_button_new_with_label ("after") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_vexpand (child, TRUE);
  gtk_box_append (GTK_BOX (box), frame.before);
  gtk_box_append (GTK_BOX (box), child);
  gtk_box_append (GTK_BOX (box), frame.after);
  adw_window_set_content (ADW_WINDOW (frame.window), box);
  gtk_window_set_default_size (frame.window, 1100, 700);
  gtk_window_present (frame.window);
  sample_settle ();
  return frame;
}

/* The list */

static GtkWidget *
new_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new (text));
    }
  jalons_one_stop (list);
  return list;
}

/* What the window hands to the list before anything else. */
static gboolean
press (GtkWidget *list,
       guint key,
       GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static void
assert_unharmed (GtkWidget *list,
                 GtkListBoxRow *chosen)
{
  g_assert_true (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) == chosen);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    g_assert_true (gtk_widget_get_can_focus (row));
}

static void
test_list (void)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    gboolean passes; /* handled here */
    gboolean is_back;
  } cases[] = {
    { GDK_KEY_Tab, 0, TRUE, FALSE },
    { GDK_KEY_KP_Tab, 0, TRUE, FALSE },
    { GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, TRUE, TRUE },
    { GDK_KEY_Tab, GDK_SHIFT_MASK, TRUE, TRUE },
    { GDK_KEY_Tab, GDK_CONTROL_MASK, FALSE, FALSE },
    { GDK_KEY_Down, 0, FALSE, FALSE },
  };
  GtkWidget *list = new_list ();
  Frame frame = frame_new (list);

  for (int i = 0; i < 5; i++)
    for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
      {
        GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);
        GtkWidget *expected = !cases[c].passes ? GTK_WIDGET (row) : cases[c].is_back ? frame.before
                                                                                     : frame.after;

        gtk_list_box_select_row (GTK_LIST_BOX (list), row);
        gtk_widget_grab_focus (GTK_WIDGET (row));
        g_assert_cmpint (press (list, cases[c].key, cases[c].state), ==, cases[c].passes);
        g_assert_true (gtk_window_get_focus (frame.window) == expected);
        assert_unharmed (list, row);
      }
  gtk_window_destroy (frame.window);
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem *item,
            gpointer data)
{
  gtk_list_item_set_child (item, gtk_label_new ("row"));
}

/* One that has its rows of a model. */
static void
test_list_view (void)
{
  static const char *const words[] = { "a", "b", "c", "d", "e", NULL };

  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (words)));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory), *scrolled = gtk_scrolled_window_new ();
  Frame frame;

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  jalons_one_stop (list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  frame = frame_new (scrolled);
  for (guint i = 0; i < 5; i++)
    for (int back = 0; back < 2; back++)
      {
        gtk_widget_activate_action (list, "list.scroll-to-item", "u", i);
        gtk_single_selection_set_selected (selection, i);
        g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
        g_assert_true (press (list, back ? GDK_KEY_ISO_Left_Tab : GDK_KEY_Tab, back ? GDK_SHIFT_MASK : 0));
        g_assert_true (gtk_window_get_focus (frame.window) == (back ? frame.before : frame.after));
        g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, i);
      }
  gtk_window_destroy (frame.window);
}

/* Views */

/* As the window does: a list that is one stop first, and then the chain. */
static void
press_tab (Frame *frame,
           gboolean back)
{
  GtkWidget *focus = gtk_window_get_focus (frame->window);
  GtkWidget *list = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX) : NULL;

  if (list != NULL && press (list, back ? GDK_KEY_ISO_Left_Tab : GDK_KEY_Tab, back ? GDK_SHIFT_MASK : 0))
    return;
  gtk_widget_child_focus (GTK_WIDGET (frame->window), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

static gboolean
leaves (Frame *frame,
        GtkWidget *view,
        gboolean back)
{
  GtkWidget *end = back ? frame->before : frame->after;

  gtk_widget_grab_focus (view);
  sample_settle ();
  for (int i = 0; i < MOST_STOPS && gtk_window_get_focus (frame->window) != end; i++)
    {
      press_tab (frame, back);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  return gtk_window_get_focus (frame->window) == end;
}

/* What was left is entered again from its other end, and left again. */
static gboolean
is_passed_again (Frame *frame,
                 GtkWidget *view)
{
  GtkWidget *focus;

  gtk_widget_grab_focus (frame->after);
  press_tab (frame, TRUE);
  focus = gtk_window_get_focus (frame->window);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return FALSE;
  for (int i = 0; i < MOST_STOPS && gtk_window_get_focus (frame->window) != frame->before; i++)
    press_tab (frame, TRUE);
  return gtk_window_get_focus (frame->window) == frame->before;
}

static void
test_view (gconstpointer data)
{
  GtkWidget *(*make) (JalonsWorkspace * workspace) = data;
  Sample *sample = sample_open (TRUE);
  GtkWidget *view = make (sample->workspace), *stack = adw_view_stack_new ();
  Frame frame;

  adw_view_stack_add (ADW_VIEW_STACK (stack), view);
  frame = frame_new (stack);
  g_assert_true (leaves (&frame, view, TRUE));
  g_assert_true (leaves (&frame, view, FALSE));
  g_assert_true (is_passed_again (&frame, view));
  gtk_window_destroy (frame.window);
  sample_close (sample);
}

int
main (int argc,
      char **argv)
{
  sample_init (&argc, &argv);
  g_test_add_func ("/ui/one-stop/list", test_list);
  g_test_add_func ("/ui/one-stop/list-view", test_list_view);
  g_test_add_data_func ("/ui/one-stop/year", jalons_year_view_new, test_view);
  g_test_add_data_func ("/ui/one-stop/classes", jalons_classes_view_new, test_view);
  g_test_add_data_func ("/ui/one-stop/check", jalons_check_view_new, test_view);
  g_test_add_data_func ("/ui/one-stop/catalogue", jalons_catalogue_view_new, test_view);
  g_test_add_data_func ("/ui/one-stop/project", jalons_project_view_new, test_view);
  g_test_add_data_func ("/ui/one-stop/bilan", jalons_bilan_view_new, test_view);
  return g_test_run ();
}
