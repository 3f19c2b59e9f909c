/* The entries of one kind of the catalogue, as a list.
 * Invariant: records → entries → those that are wanted, sorted: each step is a list model; nothing is copied.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-list.h"

#include <glib/gi18n-lib.h>

#include "core/catalogue/catalogue.h"
#include "core/published/frameworks.h"
#include "core/words/text.h"
#include "ui/catalogue/catalogue-row.h"
#include "ui/catalogue/catalogue-wanted.h"
#include "ui/parts/choices.h"
#include "ui/parts/one-stop.h"
#include "ui/parts/pass-focus.h"
#include "ui/parts/spoken.h"

/* More than a list takes to have its rows. */
#define MOST_FRAMES 10

struct _JalonsCatalogueList
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsDataset *dataset; /* whose entries are shown */
  const JalonsCatalogueKind *kind;
  GtkFilter *filter;
  GtkFilterListModel *wanted;
  GtkWidget *buttons[JALONS_N_ENTITIES];
  char **words; /* what is searched, folded */
  char *id;     /* what is selected */
  gboolean showing;
  guint n_frames; /* left to wait for a row */

  GtkBox *kinds;
  GtkSearchEntry *search;
  GtkMenuButton *filter_button;
  GtkWidget *level;
  GtkWidget *axis;
  GtkCheckButton *used;
  GtkCheckButton *gone;
  GtkStack *contents;
  GtkListView *list;
  GtkSingleSelection *selection;
  AdwStatusPage *empty;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (JalonsCatalogueList, jalons_catalogue_list, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is wanted */

static JalonsWanted
read_wanted (JalonsCatalogueList *self)
{
  return (JalonsWanted) {
    .dataset = self->dataset,
    .level = jalons_choices_get (self->level),
    .axis = jalons_choices_get (self->axis),
    .used = gtk_check_button_get_active (self->used),
    .gone = gtk_check_button_get_active (self->gone),
    .words = (const char *const *) self->words,
  };
}

static gboolean
is_wanted (gpointer item,
           gpointer data)
{
  JalonsWanted wanted = read_wanted (data);

  return jalons_wanted_has (&wanted, item);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer data)
{
  return jalons_catalogue_entry_compare ((JalonsCatalogueEntry *) a, (JalonsCatalogueEntry *) b);
}

static gpointer
make_entry (gpointer record,
            gpointer data)
{
  g_autoptr (JalonsRecord) taken = record;

  return jalons_catalogue_entry_new (((JalonsCatalogueList *) data)->dataset, taken);
}

/* Selecting */

static JalonsCatalogueEntry *
entry_at (JalonsCatalogueList *self,
          guint position)
{
  JalonsCatalogueEntry *entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (entry != NULL)
    g_object_unref (entry); /* the model keeps it */
  return entry;
}

static guint
find_position (JalonsCatalogueList *self,
               const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; id != NULL && i < n; i++)
    if (g_str_equal (jalons_record_get_id (jalons_catalogue_entry_get_record (entry_at (self, i))), id))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
on_selected (JalonsCatalogueList *self)
{
  JalonsCatalogueEntry *entry = gtk_single_selection_get_selected_item (self->selection);
  const char *id = entry ? jalons_record_get_id (jalons_catalogue_entry_get_record (entry)) : NULL;

  if (self->showing || g_strcmp0 (self->id, id) == 0)
    return;
  g_free (self->id);
  self->id = g_strdup (id);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
on_activated (GtkListView *list,
              guint position,
              JalonsCatalogueList *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Showing */

static void
show_empty (JalonsCatalogueList *self,
            gboolean has_entries)
{
  adw_status_page_set_icon_name (self->empty, has_entries ? "system-search-symbolic" : self->kind->icon_name);
  adw_status_page_set_title (self->empty, has_entries ? _ ("Nothing Found") : _ (self->kind->empty_title));
  adw_status_page_set_description (self->empty, has_entries ? _ ("Try other words, or fewer filters.")
                                                            : _ (self->kind->empty_text));
}

static void
show_count (JalonsCatalogueList *self)
{
  JalonsWanted wanted = read_wanted (self);
  GListModel *records = jalons_dataset_get_list (self->dataset, self->kind->entity);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->wanted));
  gboolean has_entries = g_list_model_get_n_items (records) > 0;
  g_autofree char *text = jalons_wanted_describe (&wanted, records, n);

  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), has_entries);
  show_empty (self, has_entries);
  gtk_stack_set_visible_child_name (self->contents, n > 0 ? "list" : "empty");
}

/* What is shown has changed: the same entry stays selected, or none is. */
static void
on_items_changed (JalonsCatalogueList *self)
{
  if (self->showing)
    return;
  self->showing = TRUE;
  gtk_single_selection_set_selected (self->selection, find_position (self, self->id));
  self->showing = FALSE;
  show_count (self);
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
refilter (JalonsCatalogueList *self)
{
  JalonsWanted wanted;

  if (self->filter == NULL || self->dataset == NULL)
    return;
  self->showing = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->showing = FALSE;
  wanted = read_wanted (self);
  if (jalons_wanted_is_filtering (&wanted))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "filtering");
  on_items_changed (self);
}

static void
show_kind (JalonsCatalogueList *self)
{
  GListModel *records = jalons_dataset_get_list (self->dataset, self->kind->entity);
  GtkMapListModel *entries = gtk_map_list_model_new (g_object_ref (records), make_entry, self, NULL);

  self->showing = TRUE;
  gtk_filter_list_model_set_model (self->wanted, G_LIST_MODEL (entries));
  self->showing = FALSE;
  g_object_unref (entries);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[self->kind->entity]), TRUE);
  if (self->id == NULL && entry_at (self, 0) != NULL)
    self->id = g_strdup (jalons_record_get_id (jalons_catalogue_entry_get_record (entry_at (self, 0))));
  on_items_changed (self);
}

static void
fill_filters (JalonsCatalogueList *self)
{
  gsize n_axes;
  const JalonsAxis *axes = jalons_axes_list (NULL, &n_axes);
  g_autoptr (GPtrArray) codes = g_ptr_array_new (), labels = g_ptr_array_new ();

  g_ptr_array_add (codes, (char *) "");
  g_ptr_array_add (labels, (char *) _ ("Every axis"));
  for (gsize i = 0; i < n_axes; i++)
    {
      g_ptr_array_add (codes, (char *) axes[i].code);
      g_ptr_array_add (labels, (char *) axes[i].short_label);
    }
  g_ptr_array_add (codes, NULL);
  g_ptr_array_add (labels, NULL);
  jalons_choices_fill (self->axis, (const char *const *) codes->pdata, (const char *const *) labels->pdata);
  jalons_choices_fill_levels (self->level, self->dataset, _ ("Every level"));
}

/* Another year has another dataset. */
static void
on_changed (JalonsCatalogueList *self)
{
  JalonsDataset *dataset = jalons_workspace_get_dataset (self->workspace);

  if (dataset == NULL || dataset == self->dataset)
    {
      if (gtk_check_button_get_active (self->used))
        refilter (self);
      return;
    }
  g_set_object (&self->dataset, dataset);
  fill_filters (self);
  show_kind (self);
}

/* Searching */

static void
on_search_changed (JalonsCatalogueList *self)
{
  g_autofree char *folded = jalons_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strfreev (self->words);
  self->words = g_strsplit_set (folded, " \t'-", -1);
  refilter (self);
}

/* Enter goes to the first that is found. */
static void
on_search_activated (JalonsCatalogueList *self)
{
  on_search_changed (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  jalons_catalogue_list_focus (self);
}

static void
on_search_stopped (JalonsCatalogueList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  jalons_catalogue_list_focus (self);
}

/* Rows */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          JalonsCatalogueList *self)
{
  gtk_list_item_set_child (item, jalons_catalogue_row_new (self->workspace));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         JalonsCatalogueList *self)
{
  JalonsCatalogueEntry *entry = gtk_list_item_get_item (item);

  jalons_catalogue_row_set (JALONS_CATALOGUE_ROW (gtk_list_item_get_child (item)), entry,
                            jalons_wanted_is_gone (jalons_catalogue_entry_get_record (entry)));
}

/* Kinds */

static void
on_kind_toggled (GtkToggleButton *button,
                 JalonsCatalogueList *self)
{
  if (!gtk_toggle_button_get_active (button) || self->dataset == NULL)
    return;
  jalons_catalogue_list_set_kind (self,
                                  (JalonsEntityId) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "entity")));
}

/* Short words: three of them stand side by side. */
static const char *
short_title (JalonsEntityId entity)
{
  switch ((int) entity)
    {
    case JALONS_ENTITY_OFFER:
      return _ ("Actions");
    case JALONS_ENTITY_AMBASSADOR:
      return _ ("Ambassadors");
    default:
      return _ ("Documents");
    }
}

static void
add_kinds (JalonsCatalogueList *self)
{
  guint n_kinds;
  const JalonsCatalogueKind *kinds = jalons_catalogue_kinds (&n_kinds);
  GtkToggleButton *first = NULL;

  for (guint i = 0; i < n_kinds; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (short_title (kinds[i].entity));

      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_set_tooltip_text (button, _ (kinds[i].title));
      jalons_spoken_set_name (button, _ (kinds[i].title));
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first);
      first = first ? first : GTK_TOGGLE_BUTTON (button);
      g_object_set_data (G_OBJECT (button), "entity", GINT_TO_POINTER (kinds[i].entity));
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_kind_toggled), self, 0);
      gtk_box_append (self->kinds, button);
      self->buttons[kinds[i].entity] = button;
    }
}

/* GObject */

static void
jalons_catalogue_list_dispose (GObject *object)
{
  JalonsCatalogueList *self = JALONS_CATALOGUE_LIST (object);
  GtkWidget *child;

  self->showing = TRUE;
  if (self->wanted != NULL)
    gtk_filter_list_model_set_model (self->wanted, NULL);
  g_clear_object (&self->wanted);
  self->filter = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->dataset);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (jalons_catalogue_list_parent_class)->dispose (object);
}

static gboolean
jalons_catalogue_list_grab_focus (GtkWidget *widget)
{
  jalons_catalogue_list_focus (JALONS_CATALOGUE_LIST (widget));
  return TRUE;
}

static void
jalons_catalogue_list_class_init (JalonsCatalogueListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_catalogue_list_dispose;
  widget_class->grab_focus = jalons_catalogue_list_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/jalons/Jalons/ui/catalogue-list.ui");
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, kinds);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, search);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, filter_button);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, level);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, axis);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, used);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, gone);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, contents);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, list);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, selection);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, empty);
  gtk_widget_class_bind_template_child (widget_class, JalonsCatalogueList, count);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, refilter);
  /**
   * JalonsCatalogueList::selected:
   *
   * Another entry is selected, or none, or the one that is was changed.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", JALONS_TYPE_CATALOGUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
  /**
   * JalonsCatalogueList::activated:
   *
   * The selected entry was double-clicked, or Enter was pressed on it.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", JALONS_TYPE_CATALOGUE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 0);
}

static void
jalons_catalogue_list_init (JalonsCatalogueList *self)
{
  GtkSortListModel *sorted;
  GtkSorter *sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));

  self->words = g_new0 (char *, 1);
  self->kind = jalons_catalogue_kind (JALONS_ENTITY_OFFER);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  jalons_one_stop (GTK_WIDGET (self->list));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_wanted, self, NULL));
  self->wanted = gtk_filter_list_model_new (NULL, self->filter);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->wanted)), sorter);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_object_unref (sorted);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  add_kinds (self);
}

GtkWidget *
jalons_catalogue_list_new (JalonsWorkspace *workspace)
{
  JalonsCatalogueList *self = g_object_new (JALONS_TYPE_CATALOGUE_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

/**
 * jalons_catalogue_list_get_kind:
 *
 * Returns: (transfer none): what is listed; it lives as long as the program
 */
const JalonsCatalogueKind *
jalons_catalogue_list_get_kind (JalonsCatalogueList *self)
{
  return self->kind;
}

void
jalons_catalogue_list_set_kind (JalonsCatalogueList *self,
                                JalonsEntityId entity)
{
  if (self->kind->entity == entity)
    return;
  self->kind = jalons_catalogue_kind (entity);
  g_clear_pointer (&self->id, g_free);
  show_kind (self);
}

/**
 * jalons_catalogue_list_get_record:
 *
 * Returns: (transfer none) (nullable): the entry that is selected, as it is now; what the search hides is selected again
 *   when it is found again, and not before
 */
JalonsRecord *
jalons_catalogue_list_get_record (JalonsCatalogueList *self)
{
  gboolean shown = gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION;

  return shown && self->id && self->dataset ? jalons_dataset_lookup (self->dataset, self->kind->entity, self->id) : NULL;
}

/**
 * jalons_catalogue_list_select:
 * @id: of an entry of the kind that is shown
 *
 * Selects it, and gives up the search and the filters when they hide it.
 *
 * Returns: whether it is in the list
 */
gboolean
jalons_catalogue_list_select (JalonsCatalogueList *self,
                              const char *id)
{
  guint position = find_position (self, id);

  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      jalons_choices_set (self->level, "");
      jalons_choices_set (self->axis, "");
      gtk_check_button_set_active (self->used, FALSE);
      gtk_check_button_set_active (self->gone, TRUE);
      on_search_changed (self);
      position = find_position (self, id);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  return TRUE;
}

void
jalons_catalogue_list_find (JalonsCatalogueList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The item of the list that shows what is selected, once there is one. */
static GtkWidget *
find_selected_item (JalonsCatalogueList *self)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);
      JalonsRecord *shown = JALONS_IS_CATALOGUE_ROW (row) ? jalons_catalogue_row_get_record (JALONS_CATALOGUE_ROW (row)) : NULL;

      if (shown != NULL && g_strcmp0 (jalons_record_get_id (shown), self->id) == 0)
        return item;
    }
  return NULL;
}

static gboolean
focus_selected (JalonsCatalogueList *self)
{
  GtkWidget *item;

  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
  item = find_selected_item (self);
  return item != NULL && gtk_widget_grab_focus (item);
}

/* A list that has just been shown has no rows yet: until it has, the keyboard is on its first one, or has gone on. */
static gboolean
on_frame (GtkWidget *widget,
          GdkFrameClock *clock,
          gpointer data)
{
  JalonsCatalogueList *self = JALONS_CATALOGUE_LIST (widget);
  gboolean inside = (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (!inside || gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION ||
      focus_selected (self) || self->n_frames-- == 0)
    return G_SOURCE_REMOVE;
  return G_SOURCE_CONTINUE;
}

/**
 * jalons_catalogue_list_focus:
 *
 * Gives the keyboard to the selected row of the list, or to the search when the list has nothing.
 */
void
jalons_catalogue_list_focus (JalonsCatalogueList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    return;
  if (focus_selected (self))
    return;
  self->n_frames = MOST_FRAMES;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

/**
 * jalons_catalogue_list_step:
 * @by: how many entries further down, or up when it is negative; nothing happens beyond the ends
 */
void
jalons_catalogue_list_step (JalonsCatalogueList *self,
                            int by)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  int position = selected == GTK_INVALID_LIST_POSITION ? 0 : (int) selected + by;

  if (position < 0 || position >= n)
    return;
  gtk_single_selection_set_selected (self->selection, (guint) position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", (guint) position);
}
