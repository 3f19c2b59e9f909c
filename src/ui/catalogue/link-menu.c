/* What can be done with a booking, a visit or an attachment.
 * Invariant: the steps are those of plan/attach.h, in its order and its words.
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/catalogue/link-menu.h"

#include <glib/gi18n-lib.h>

#include "plan/attach.h"

static void
add_steps (GMenu *menu,
           JalonsRecord *link)
{
  JalonsEntityId entity = jalons_record_get_entity (link);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GArray) steps = NULL;

  g_ptr_array_add (links, link);
  steps = jalons_link_steps (links);
  for (guint i = 0; i < steps->len; i++)
    {
      JalonsStep step = g_array_index (steps, JalonsStep, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (jalons_link_step_label (entity, step), NULL);

      g_menu_item_set_action_and_target (item, "win.link-step", "(ssib)", jalons_model_entity (entity)->name,
                                         jalons_record_get_id (link), step.state, step.back);
      g_menu_append_item (menu, item);
    }
}

/**
 * jalons_link_menu_new:
 * @link: a booking, a visit or an attachment
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
jalons_link_menu_new (JalonsRecord *link)
{
  g_autoptr (GMenu) menu = g_menu_new (), steps = g_menu_new (), last = g_menu_new ();
  g_autoptr (GMenuItem) detach = g_menu_item_new (_ ("_Detach"), NULL);

  if (jalons_record_get_entity (link) != JALONS_ENTITY_ATTACHMENT)
    add_steps (steps, link);
  g_menu_item_set_action_and_target (detach, "win.link-detach", "(ss)",
                                     jalons_model_entity (jalons_record_get_entity (link))->name,
                                     jalons_record_get_id (link));
  g_menu_append_item (last, detach);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
