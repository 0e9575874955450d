//! Pages: read what was typed, ask one verb, show the answer. Owns addresses, forms, cookies and the frame of pages; decides
//! nothing. Every page works without JavaScript; the one script only spares reloading.
//!
//! To add a page: a file here with its handlers and a template beside it; a line in `routes` of the file; a row
//! in `tests/service/authority.rs` (a route without a row fails); its sentences in the catalogues; a step in a journey of
//! `tests/browser`. A handler's signature says who may call it: `Visit` everyone,
//! `Signed<Caseworker>` (or another authority) those who have it, `Holding` whoever opened an application.

mod access;
mod acts;
mod address;
mod admin;
mod after_forms;
mod afterwards;
mod agreed;
mod amend;
mod answering;
mod app;
mod application;
mod applications;
mod apply;
mod approvals;
mod approve;
mod at_once;
mod attendance;
mod audit;
mod bars;
mod cached;
mod cards;
mod changes;
mod close;
mod columns;
mod condition_words;
mod conditions;
mod consents;
mod deadline;
mod decide_many;
mod decision;
mod decision_setting;
mod desk;
mod downloads;
mod duplicates;
mod erase;
mod error;
mod facts;
mod find;
mod finish;
mod form;
mod former;
mod frame;
mod guardian;
mod halt;
mod health;
mod hearing;
mod intake;
mod jobs;
mod kept_words;
mod layers;
mod letters;
mod mails;
mod map;
mod my;
mod new_round;
mod object;
mod objection_paper;
mod objections;
mod offers;
mod outcome_card;
mod own_guardian;
mod own_inquiry;
mod own_plea;
mod packs;
mod papers;
mod past;
mod placement_fields;
mod placement_for;
mod placement_form;
mod placement_sheet;
mod placements;
mod places;
mod plan;
mod pleas;
mod privacy;
mod queue;
mod queue_row;
mod reports;
mod requests;
mod round;
mod routes;
mod rules;
mod runs;
mod second_call;
mod server;
mod session;
mod site_map;
mod start;
mod telephone;
mod text;
mod views;
mod visit;
mod way_in;
mod wish_rows;
mod words;
mod work;

use axum::Router;

pub use app::App;
pub use server::Patience;

impl App {
    /// Everything that answers under an address.
    pub fn router(&self) -> Router {
        layers::around(all_routes().router, self)
    }

    /// Answers on a listener until `stop` resolves; requests that were begun are finished if they end soon.
    pub async fn serve(&self, listener: tokio::net::TcpListener, stop: impl Future<Output = ()>) {
        server::serve(self.router(), self.patience, listener, stop).await;
    }
}

/// Method and path of every route, for the table of who may call what.
pub fn addresses() -> Vec<(&'static str, &'static str)> {
    all_routes().addresses
}

fn all_routes() -> routes::Routes {
    let routes = routes::Routes::default();
    let routes = start::routes(routes);
    let routes = access::routes(routes);
    let routes = round::routes(routes);
    let routes = places::routes(routes);
    let routes = apply::routes(routes);
    let routes = apply::counter::routes(routes);
    let routes = my::routes(routes);
    let routes = attendance::routes(placements::routes(routes));
    let routes = placement_form::routes(routes);
    let routes = approve::routes(routes);
    let routes = requests::routes(routes);
    let routes = reports::routes(routes);
    let routes = admin::routes(routes);
    let routes = audit::routes(routes);
    let routes = jobs::routes(routes);
    let routes = mails::routes(routes);
    let routes = letters::routes(routes);
    let routes = way_in::routes(routes);
    let routes = former::routes(routes);
    let routes = new_round::routes(routes);
    let routes = plan::routes(routes);
    let routes = conditions::routes(routes);
    let routes = packs::routes(routes);
    let routes = work::routes(routes);
    let routes = queue::routes(routes);
    let routes = offers::routes(routes);
    let routes = find::routes(routes);
    let routes = views::routes(routes);
    let routes = approvals::routes(routes);
    let routes = deadline::routes(routes);
    let routes = finish::routes(close::routes(routes));
    let routes = second_call::routes(routes);
    let routes = privacy::routes(routes);
    let routes = applications::routes(routes);
    let routes = application::routes(routes);
    let routes = answering::routes(routes);
    let routes = amend::routes(routes);
    let routes = erase::routes(routes);
    let routes = afterwards::routes(routes);
    let routes = decision::routes(routes);
    let routes = decision_setting::routes(routes);
    let routes = object::routes(routes);
    let routes = own_guardian::routes(routes);
    let routes = own_plea::routes(own_inquiry::routes(routes));
    let routes = guardian::routes(routes);
    let routes = consents::routes(routes);
    let routes = papers::routes(routes);
    let routes = telephone::routes(routes);
    let routes = hearing::routes(routes);
    let routes = objection_paper::routes(objections::routes(routes));
    let routes = agreed::routes(routes);
    let routes = acts::routes(routes);
    let routes = duplicates::routes(routes);
    let routes = intake::routes(routes);
    let routes = rules::routes(routes);
    let routes = runs::routes(routes);
    let routes = downloads::routes(routes);
    let routes = text::routes(routes);
    health::routes(routes)
}
