/* The view Catalogue.
 * Invariant: the page shows the entry that is selected in the list, as it is now.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/catalogue-view.h"

#include <glib/gi18n-lib.h>

#include "core/words/field-words.h"
#include "plan/gestures.h"
#include "ui/catalogue/catalogue-dialog.h"
#include "ui/catalogue/catalogue-list.h"
#include "ui/catalogue/catalogue-page.h"
#include "ui/parts/over.h"
#include "ui/parts/panes.h"
#include "ui/parts/pass-focus.h"
#include "ui/view.h"

#define LIST_WIDTH 340

struct _JalonsCatalogueView
{
  GtkWidget parent_instance;

  JalonsWorkspace *workspace;
  JalonsPanes *panes;
  JalonsCatalogueList *list;
  JalonsCataloguePage *page;
  char *awaited; /* the entry that is being written, to be selected when it is there */
};

static void jalons_catalogue_view_implement (JalonsViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JalonsCatalogueView, jalons_catalogue_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (JALONS_TYPE_VIEW, jalons_catalogue_view_implement))

static JalonsRecord *
selected_of (JalonsCatalogueView *self)
{
  return jalons_catalogue_list_get_record (self->list);
}

static void
on_selected (JalonsCatalogueView *self)
{
  jalons_catalogue_page_show (self->page, selected_of (self));
  jalons_view_emit_selected (JALONS_VIEW (self));
}

/* The entry may be used elsewhere now, or be the one that was just added. */
static void
on_changed (JalonsCatalogueView *self)
{
  if (self->awaited != NULL && jalons_catalogue_list_select (self->list, self->awaited))
    g_clear_pointer (&self->awaited, g_free);
  jalons_catalogue_page_show (self->page, selected_of (self));
}

/* Forms */

static void
present (JalonsCatalogueView *self,
         JalonsRecord *record)
{
  GtkWindow *dialog = jalons_catalogue_dialog_new (self->workspace, jalons_catalogue_list_get_kind (self->list), record);

  jalons_present_over (GTK_WIDGET (self), dialog);
  if (record == NULL)
    jalons_catalogue_view_await (self, jalons_catalogue_dialog_get_id (JALONS_CATALOGUE_DIALOG (dialog)));
}

static void
on_activated (JalonsCatalogueView *self)
{
  present (self, selected_of (self));
}

/* GObject */

static void
jalons_catalogue_view_dispose (GObject *object)
{
  JalonsCatalogueView *self = JALONS_CATALOGUE_VIEW (object);

  if (self->panes != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->panes));
  self->panes = NULL;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->awaited, g_free);

  G_OBJECT_CLASS (jalons_catalogue_view_parent_class)->dispose (object);
}

static gboolean
jalons_catalogue_view_grab_focus (GtkWidget *widget)
{
  jalons_catalogue_list_focus (JALONS_CATALOGUE_VIEW (widget)->list);
  return TRUE;
}

static void
jalons_catalogue_view_class_init (JalonsCatalogueViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jalons_catalogue_view_dispose;
  widget_class->grab_focus = jalons_catalogue_view_grab_focus;
  widget_class->focus = jalons_pass_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
jalons_catalogue_view_init (JalonsCatalogueView *self)
{
}

GtkWidget *
jalons_catalogue_view_new (JalonsWorkspace *workspace)
{
  JalonsCatalogueView *self = g_object_new (JALONS_TYPE_CATALOGUE_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->panes = g_object_new (JALONS_TYPE_PANES, NULL);
  self->list = JALONS_CATALOGUE_LIST (jalons_catalogue_list_new (workspace));
  self->page = JALONS_CATALOGUE_PAGE (jalons_catalogue_page_new (workspace));
  jalons_panes_set_list (self->panes, GTK_WIDGET (self->list));
  jalons_panes_set_list_width (self->panes, LIST_WIDTH);
  jalons_panes_set_page (self->panes, GTK_WIDGET (self->page));
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * jalons_catalogue_view_show_kind:
 * @entity: #JALONS_ENTITY_OFFER, #JALONS_ENTITY_AMBASSADOR or #JALONS_ENTITY_DOCUMENT
 */
void
jalons_catalogue_view_show_kind (JalonsCatalogueView *self,
                                 JalonsEntityId entity)
{
  jalons_catalogue_list_set_kind (self->list, entity);
}

/**
 * jalons_catalogue_view_show:
 * @record: an entry
 *
 * Returns: whether it is in the catalogue
 */
gboolean
jalons_catalogue_view_show (JalonsCatalogueView *self,
                            const JalonsRecord *record)
{
  jalons_catalogue_list_set_kind (self->list, jalons_record_get_entity (record));
  return jalons_catalogue_list_select (self->list, jalons_record_get_id (record));
}

/**
 * jalons_catalogue_view_await:
 * @id: of an entry of the kind that is shown, which is about to be written
 *
 * Selects it as soon as it is there.
 */
void
jalons_catalogue_view_await (JalonsCatalogueView *self,
                             const char *id)
{
  g_free (self->awaited);
  self->awaited = g_strdup (id);
}

/* The view's gestures */

static JalonsRecord *
get_selected (JalonsView *view)
{
  return selected_of (JALONS_CATALOGUE_VIEW (view));
}

static gboolean
can_add (JalonsView *view)
{
  return TRUE;
}

static void
add (JalonsView *view)
{
  present (JALONS_CATALOGUE_VIEW (view), NULL);
}

static void
edit (JalonsView *view)
{
  JalonsRecord *record = get_selected (view);

  if (record != NULL)
    present (JALONS_CATALOGUE_VIEW (view), record);
}

static void
delete_entry (JalonsView *view)
{
  JalonsCatalogueView *self = JALONS_CATALOGUE_VIEW (view);
  const JalonsCatalogueKind *kind = jalons_catalogue_list_get_kind (self->list);
  JalonsRecord *record = get_selected (view);

  if (record != NULL)
    jalons_workspace_delete (self->workspace, _ (kind->delete_label), record, _ (kind->deleted));
}

static void
find (JalonsView *view)
{
  jalons_catalogue_list_find (JALONS_CATALOGUE_VIEW (view)->list);
}

static void
step (JalonsView *view,
      int by)
{
  jalons_catalogue_list_step (JALONS_CATALOGUE_VIEW (view)->list, by);
}

static void
jalons_catalogue_view_implement (JalonsViewInterface *iface)
{
  iface->get_selected = get_selected;
  iface->can_add = can_add;
  iface->add = add;
  iface->edit = edit;
  iface->rename = edit;
  iface->delete = delete_entry;
  iface->find = find;
  iface->step = step;
}
